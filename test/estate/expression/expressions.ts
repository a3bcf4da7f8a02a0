/** One expression a line, as they stand in `${}`: what programs use, and where types, order and rounding matter. */
export const expressions: readonly string[] = String.raw`
format("%d",5.5)
tolist([null,1])
tolist([null,1,"a"])
tolist([1,true])
true ? 1 : true
true ? null : 1
toset([null,"a"])
toset([1,"a",true])
true ? tolist(["a"]) : toset(["b"])
true ? ["b","a"] : toset(["b"])
true ? {a=1} : tomap({b="x"})
[null]==[null]
null==null
{a=1}=={a=1}
{a=1}=={a=1,b=2}
tostring(null)
concat(["a"],null)
concat(toset(["b","a"]),["c"])
length("abc")
length(null)
merge(null,{a=1})
setunion(["b"],["a"],[1])
setunion([1],[2])
setintersection(["a"],["a","b"])
setsubtract(["a","b"],["a"])
setproduct(["a"],["b","c"])
distinct([1,"1",1])
distinct(["b","a","b"])
compact(["a","",null])
compact([1,""])
sort(["b","a",1])
reverse(["a",1])
slice(["a","b","c"],1,2)
slice(["a","b","c"],1,4)
keys({b=1,a=2})
values({b=1,a="x"})
values(tomap({b=1,a="x"}))
contains(toset(["a"]),"a")
one([])
one(["a"])
one(["a","b"])
coalescelist([],["a"])
coalesce(null,"")
coalesce("","")
lookup({},"a")
index(["a"],"z")
try({}.a,"d")
can({}.a)
{a=1}.a
{a=1}["a"]
["x"][0]
["x"].0
["x"]["0"]
["x"][1]
[{a=1},{a=2}][*].a
[{a=1},{a=2}].*.a
null[*]
"x"[*]
[for k,v in {b=1,a=2}: "@{k}@{v}"]
{for v in ["a","b"]: v=>upper(v)}
{for v in ["a","a"]: v=>1}
{for v in ["a","a"]: v=>1...}
[for i,v in ["a","b"]: i]
[for k,v in toset(["a"]): k]
[for v in ["a"]: v if false]
"%{if true}a%{else}b%{endif}c"
"%{for x in ["a","b"]}@{x},%{endfor}"
"a  @{~ "b" ~}  c"
"x: %{ if true ~}  a  %{~ endif } y"
"x\n  @{~ "b" ~}  \n\n c"
!"true"
"5">3
"5"+1
true&&"true"
-"5"
1==1.0
[for x in "abc": x]
format("%05.1f",1.25)
format("%s %d %v %q %t %%",1,"2",true,"x","true")
format("%02d",5)
format("%5s|%-5s|","a","b")
format("%s")
format("a","b")
format("%s",null)
format("%s",["a"])
formatlist("%s/%s",["a","b"],"c")
formatlist("%s/%s",["a","b"],["c"])
join(",",["a"],["b",1])
join(",",[])
replace("a.b",".","-")
replace("ab","/a/","x")
substr("hello",1,3)
substr("hello",-3,2)
substr("hello",1,-1)
substr("hello",9,1)
trim("xax","x")
trimprefix("abc","a")
title("ab cd")
jsondecode("[1,{\"a\":null}]")
base64encode("é")
base64decode("w6k=")
parseint("ff",16)
ceil(1.2)
floor(-1.2)
max([1,2]...)
abs(-1)
sum([1,"2"])
alltrue([true,"true"])
anytrue([])
startswith("ab","a")
strcontains("ab","b")
chunklist(["a","b","c"],2)
lower("É")
tolist([])
tomap({a=1,b=true})
tomap({a=1,b=[]})
toset([])
[1,2]==[1,2]
tolist([1])==tolist([1])
1 == null
"a" != "b"
cidrsubnet("10.0.0.0/30",3,0)
cidrsubnet("10.0.0.0/8",0,0)
cidrsubnet("10.0.0.0/8",1,2)
cidrhost("10.0.0.0/24",256)
cidrhost("10.0.0.0/24",-257)
cidrhost("fd00::/64",5)
cidrnetmask("10.0.0.0/20")
cidrsubnets("10.0.0.0/16",4,4,8)
range(0)
range(5,1)
range(1,2,0)
range(0,1,0.25)
concat()
merge()
max()
element([],0)
tobool(1)
tonumber(true)
tonumber("")
tobool("yes")
tolist("a")
tolist({a=1})
tomap(["a"])
toset({a=1})
tostring(["a"])
[1]==["1"]
tostring("a")==1
{a=1}.b
{"a b"=1}["a b"]
{(upper("a"))=1}
{a:1,b=2}
{1=2}
"a"["b"]
false ? [] : {}
true ? [] : ["a"]
true ? {} : {a=1}
true ? "a" : []
false && tobool("nope")
true || tobool("nope")
null ? 1 : 2
"true" ? 1 : 2
[for v in null : v]
5 % 0
5 / 0
1 < "a"
lookup({a="x"},"b",1)
lookup({a=1,b=[]},"c","d")
lookup({a=1,b=[]},"b","d")
setunion(["a"],[])
setunion()
concat([1],["a"],[true])
coalesce([],["a"])
coalesce({a=1},null)
coalesce(1,true)
zipmap(["a"],[1,2])
zipmap(["a","a"],[1,2])
flatten("a")
flatten([])
flatten([toset(["b","a"]),[]])
keys(["a"])
values(["a"])
contains("abc","a")
compact([[]])
sort([1,10,9])
join("-",toset(["b","a"]))
join(1,["a","b"])
split("","abc")
split(",","a,b,,c")
upper(1)
reverse("abc")
reverse(toset(["b","a"]))
slice(["a"],0,0)
slice(toset(["a"]),0,1)
element(["a","b"],1.5)
element(toset(["a"]),0)
["a","b"][1.5]
["a"]["x"]
["a"][-1]
{for k, v in {a = [1,2], b = [3]} : k => v}
{for k, v in {a = "x", b = "y"} : v => k}
[for i in range(3) : i * 2]
[for i in range(5) : i if i % 2 == 0]
flatten([for k, v in {a = ["x", "y"], b = ["z"]} : [for e in v : "@{k}-@{e}"]])
merge([for k in ["a", "b"] : {(k) = upper(k)}]...)
{for p in setproduct(["a","b"],["x"]) : "@{p[0]}-@{p[1]}" => p}
toset([for s in ["b","a"] : s])
tolist(toset(["b","a"]))[0]
one(toset(["x"]))
length(toset(["a","a"]))
keys({for s in ["z","y"] : s => 1})
concat(["10.0.0.0/8"], tolist(["192.168.0.0/16"]))
join(", ", sort(["b","a"]))
jsonencode({a = 1, b = [true, null, "x\"y"]})
jsondecode(jsonencode({b=1,a=["x"]})).a[0]
"@{1}@{true}"
"a@{null == null ? "b" : "c"}"
"@{"nested @{"deep"}"}"
"@{[1,2][0]}"
1 + 2 * 3 - 4 / 2
(1 + 2) * 3
10 / 4
10 / 3
-5 % 3
5 % -3
1e3
1.50
0.1 + 0.2 == 0.3
100 * 1.1
ceil(10 / 3)
floor(10 / 3)
2 > 1 && 3 > 2 || false
!(1 == 2)
1 != 2
"a" == "a"
true == "true"
[1, 2, 3] == [1, 2, 3]
{a = 1} == {a = "1"}
tolist(["a"]) == ["a"]
toset(["a"]) == toset(["a"])
null == []
cidrsubnet("10.20.0.0/16", 4, 15)
cidrsubnet("172.16.0.0/12", 4, 2)
[for i in range(3) : cidrsubnet("10.0.0.0/16", 8, i)]
cidrhost("10.12.112.0/20", 16)
cidrhost("10.12.112.0/20", 268)
cidrnetmask("172.16.0.0/12")
cidrsubnet("2001:db8::/32", 16, 162)
cidrhost("2001:db8::/32", 1)
cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)
format("%s/%d", "10.0.0.0", 8)
format("%03d-%s", 7, "x")
format("%v", 1.5)
format("%v", true)
format("%t", false)
format("%d", "7")
format("%q", "a")
format("%%")
format("%5d|", 42)
format("%-5d|", 42)
format("%x", 255)
formatlist("%s.%s", ["a","b"], "example")
formatlist("x%s", [])
replace("a.b.c", ".", "")
substr("abcdef", 2, 2)
trim("  a ", " ")
trimspace("\t a \n")
trimsuffix("a.txt", ".txt")
chomp("a\n\n")
chomp("a\n")
chomp("a\r\n")
split(".", "a.b")
upper("abc")
lower("ÀB")
upper("straße")
strrev("abc")
startswith("abc", "ab")
endswith("abc", "bc")
abs(-1.5)
signum(-3)
max(1, 2.5, -1)
min()
parseint("101", 2)
parseint("-ff", 16)
parseint("zz", 10)
sum([0.5, 0.25])
sum([])
alltrue([])
anytrue([false, true])
alltrue([true, false])
element([1,2,3], 4)
index([1,2,3], 2)
slice([1,2,3], 1, 3)
chunklist([1,2,3,4,5], 2)
range(10, 0, -3)
range(0, 1, 0.5)
coalesce("", null, "x")
coalesce(null, null, 5)
coalescelist([], [], ["x"])
compact(["", "a", null, "b"])
distinct(["a", "b", "a"])
distinct([[1],[1],[2]])
reverse([1,2,3])
sort(["B","a","C"])
sort(["ä","z","a"])
lookup({a = "x"}, "a", "y")
lookup(tomap({a = "x"}), "b", 5)
merge({a=1}, {a=2}, {b=3})
merge({a={x=1}}, {a={y=2}})
zipmap(["a","b"], ["x","y"])
values({b="x",a="y"})
setunion(["a"], ["b","a"])
setintersection(["a","b"], ["b","c"], ["b"])
setsubtract(["a","b","c"], ["b"])
setproduct([1,2], ["a"])
setproduct(toset(["b","a"]), toset(["x"]))
contains([1,2], 2)
contains([1,2], "2")
tobool("true")
tobool("0")
tonumber("10")
tonumber("1_0")
tonumber("0b1")
tonumber("inf")
tonumber("1e400")
tostring(1.0)
tostring(true)
tostring(12345678901234567890)
tolist([1,2])
tolist(["a", 1, true])
tomap({a = "x", b = 1})
toset([1, "1"])
toset([1, 2, 10])
try(1/0, "x")
try([][0], {}.x, "last")
try("a")
can(tonumber("x"))
can(tonumber("1"))
try(tonumber("x"), tobool("x"))
[[1,2],[3]][0][1]
[{a=[{b=1}]}][0].a[0].b
[{a=[{b=1}]}][*].a[0].b
[{a=[{b=1}]}].*.a[0].b
[[1,2],[3]][*][0]
{a={b={c="d"}}}.a.b.c
{a={b={c="d"}}}["a"]["b"].c
{"x-y" = 1}
{x-y = 1}["x-y"]
{"@{"k"}" = 1}
{a = 1, "b" : 2}
{true = 1}
{null = 1}
{for = 1}
true ? "x" : tonumber("y")
false ? "x" : 5
true ? {a=1,b="x"} : {a="y",b=2}
true ? [1,"a"] : ["b"]
true ? tolist([1]) : [2,3]
true ? null : []
true ? [] : null
true ? [null] : ["a"]
false ? null : "a"
true ? {a=null} : {a="x"}
true ? [{a=1}] : [{a=2},{a="x"}]
true ? [{a=1}] : [{b=2}]
true ? {} : null
true ? toset([]) : toset(["a"])
true ? 1 : null
"%{ if false }x%{ endif }"
"%{ for i, x in ["a","b"] }@{i}@{x}%{ endfor }"
"a%{ if true }b%{ if false }c%{ else }d%{ endif }%{ endif }"
"a \n%{ if true ~}\n b%{ endif ~}\n c"
"$@{x}%%{y}$%"
"$"
"%"
"$$"
"\u00e9\t\\"
"\U0001F600"
base64encode("hello")
base64decode("aGVsbG8=")
base64decode("!")
jsonencode("é<>")
jsonencode(1.5)
jsonencode(0.1)
jsonencode([])
jsonencode(null)
jsondecode("1.50")
jsondecode("x")
jsondecode("{\"b\":{\"a\":[]}}")
jsondecode("\"\\u00e9\"")
nonsensitive("a")
md5("a")
type("a")
reverse(tolist([1,2]))
1 == 1 ? "y" : "n"
true ? false ? 1 : 2 : 3
false ? 1 : true ? 2 : 3
[for x in [1,2,3] : x if x != 2][1]
{for x in ["a","b"] : x => x...}
{for i, x in ["a","b"] : i => x}
[for x in {b = 1, a = 2} : x]
[for x in []: x]
{for x in []: x => x}
[for k, v in toset(["b","a"]) : "@{k}@{v}"]
length({a=1,b=2})
length([])
length("")
length("añb")
length("a\r\nb")
upper("ﬁ")
title("x")
element(["a"], 0)
[1,2,3][length([1])]
["a","b"][tonumber("1")]
{a=1}[null]
[1][null]
1 + null
!null
null && true
true && null
concat([], [])
flatten([[[]]])
flatten([{a=1}])
flatten([null])
keys({})
values({})
merge({}, {})
toset([[1],[2],[1]])
toset([[1],["1"]])
distinct([])
sort([])
tolist([[1],["a"]])
tolist([{a=1},{a="x"}])
tolist([{a=1},{b=2}])
tomap({a={x=1},b={x="y"}})
"1" + "1"
"a" + 1
1 < 2
"b" > "a"
5 >= 5.0
1.0 == 1
-(-1)
- 1
!!true
1 - 1
1 -1
{a-b = 1}
[1,2,]
{a=1,}
max(1,2,)
max([1,2]..., 3)
max([3,4]...)
concat([["a"],["b"]]...)
format("%s-%s", ["a","b"]...)
min([]...)
(true)
((1))
`
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => line.replaceAll('@{', '${'));
