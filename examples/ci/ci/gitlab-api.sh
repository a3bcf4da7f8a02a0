# GitLab's API, for the scripts beside this one. Environment: CI_API_V4_URL, CI_PROJECT_ID, COMMENT_TOKEN.

# usage: api <path> [option of curl ...]
api() {
  local path=$1
  shift
  # the token comes by a file descriptor: the list of processes shows arguments. As `Authorization` it doesn't follow a redirection
  curl --silent --show-error --fail --max-time 60 --header @<(printf 'Authorization: Bearer %s\n' "$COMMENT_TOKEN") "$@" "$CI_API_V4_URL/$path"
}
