import type { Report } from '../../report/report';
import { code, type Text } from './text';

/** `title by author at commit`: all of it code, as anybody could write into a title that all is well. */
export function aboutText({ about }: Report): Text {
  if (about === undefined) return [];
  const { title, author, commit } = about;
  return [
    title === undefined ? 'A change' : 'Pull request ',
    ...(title === undefined ? [] : [code(title)]),
    ...(author === undefined ? [] : [' by ', code(author)]),
    ...(commit === undefined ? [] : [' at ', code(commit)]),
  ];
}
