# Parses the scripts that kemi sends to its standard input, with the parser of the Python that runs it.
#
# The first bytes of the answer are "kemi" and the numbers of the Python version. A script comes as its length (eight
# bytes, the lowest first) and its bytes. The answer to each is one part or two; a part is a letter, a length, and bytes:
#   P  for a script that is not UTF-8: for each byte, where it is in the UTF-8 that Python counts columns in
#   T  the tree, pickled: the one way to hand over a whole tree that does not cost more than parsing it
#   E  an error: line, column (both from 1, in bytes; 0 where unknown), the same of its end, and the message, by lines
import sys

output = getattr(sys.stdout, "buffer", sys.stdout)
output.write(b"kemi" + bytes(bytearray(sys.version_info[:2])))
output.flush()
if sys.version_info < (3, 9):
  sys.exit(0)

# No module that is written in Python: loading `ast` takes longer than parsing most scripts.
import _thread
import _warnings
import gc
from _ast import AST, FormattedValue, JoinedStr, PyCF_ONLY_AST
from _pickle import dumps

input = sys.stdin.buffer


def part(letter, content):
  output.write(letter + len(content).to_bytes(8, "little"))
  output.write(content)


def parse(source, mode="exec"):
  return compile(source, "script", mode, PyCF_ONLY_AST, True)


def encoding(source):
  """The encoding that one of the first two lines names, if it is not UTF-8."""
  for line in source[:1024].replace(b"\r", b"\n").split(b"\n")[:2]:
    line = line.strip(b" \t\f")
    if line and not line.startswith(b"#"):
      return None
    before, found, after = line.partition(b"coding")
    if found and after[:1] in (b":", b"="):
      name = bytearray()
      for byte in after[1:].lstrip(b" \t"):
        if not (chr(byte).isalnum() or byte in b"-_."):
          break
        name.append(byte)
      name = name.decode("latin-1").lower().replace("_", "-")
      return None if name == "utf8" or name == "utf-8" or name.startswith("utf-8-") else name
  return None


def places(source, name):
  """Where each byte is in UTF-8."""
  import codecs
  decoder = codecs.getincrementaldecoder(name)()
  result = bytearray()
  place = 0
  for index in range(len(source)):
    result += place.to_bytes(4, "little")
    place += len(decoder.decode(source[index:index + 1]).encode("utf-8", "surrogatepass"))
  return result


def lines(source, name):
  """The lines as Python counts them, in UTF-8."""
  if name:
    source = source.decode(name, "replace").encode("utf-8", "surrogatepass")
  if source.startswith(b"\xef\xbb\xbf"):
    source = source[3:]
  return source.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


# The parser of Python 3.11 and before gets columns inside f-strings wrong. There the expressions are parsed once more,
# each alone.

STARTS = (b'f"', b"f'", b'fr"', b"fr'")


def mend(tree, source, name):
  lowered = source.lower()
  if not any(start in lowered for start in STARTS):
    return
  text = lines(source, name)
  # Formats, which are mended together with the string that they are in.
  formats = set()
  waiting = [tree]
  while waiting:
    node = waiting.pop()
    if node.__class__ is list:
      waiting.extend(node)
    elif isinstance(node, AST):
      if node.__class__ is FormattedValue:
        formats.add(node.format_spec)
      elif node.__class__ is JoinedStr and node not in formats:
        mend_string(node, text)
      waiting.extend(node.__dict__.values())


def mend_string(node, text):
  rows = text[node.lineno - 1:node.end_lineno]
  rows[-1] = rows[-1][:node.end_col_offset]
  rows[0] = rows[0][node.col_offset:]
  string = b"\n".join(rows)
  try:
    fields = find_fields(string)
    values = formatted(node)
    if len(fields) != len(values):
      raise ValueError
    parsed = [parse(b"(" + string[start:end] + b")", "eval").body for start, end in fields]
  except (ValueError, SyntaxError, IndexError):
    # Better the whole string than a wrong place in it.
    place(node, node)
    return
  for value, expression, (start, end) in zip(values, parsed, fields):
    line = string.count(b"\n", 0, start)
    column = start - (string.rfind(b"\n", 0, start) + 1) + (0 if line else node.col_offset)
    shift(expression, node.lineno + line - 1, column - 1)
    value.value = expression


def formatted(node):
  """The values of an f-string, those of the format of a value behind it."""
  result = []
  for value in node.values:
    if value.__class__ is FormattedValue:
      result.append(value)
      if value.format_spec is not None:
        result += formatted(value.format_spec)
  return result


def located(tree):
  waiting = [tree]
  while waiting:
    node = waiting.pop()
    if node.__class__ is list:
      waiting.extend(node)
    elif isinstance(node, AST):
      if "lineno" in node.__dict__:
        yield node
      waiting.extend(node.__dict__.values())


def shift(tree, line, column):
  for node in located(tree):
    if node.lineno == 1:
      node.col_offset += column
    if node.end_lineno == 1:
      node.end_col_offset += column
    node.lineno += line
    node.end_lineno += line


def place(tree, at):
  for node in located(tree):
    node.lineno, node.col_offset = at.lineno, at.col_offset
    node.end_lineno, node.end_col_offset = at.end_lineno, at.end_col_offset


def find_fields(string):
  """Start and end of the expression of each field, in strings that stand one behind the other."""
  found = []
  index = 0
  while index < len(string):
    byte = string[index:index + 1]
    if byte == b"#":
      index = string.index(b"\n", index)
    elif byte in b"\"'":
      first = index
      while first and string[first - 1:first].isalpha():
        first -= 1
      prefix = string[first:index].lower()
      quote = quote_at(string, index)
      index = find_in_string(string, index + len(quote), quote, prefix, found)
    else:
      index += 1
  return found


def quote_at(string, index):
  return string[index:index + 3] if string[index:index + 3] in (b'"""', b"'''") else string[index:index + 1]


def find_in_string(string, index, quote, prefix, found):
  while not string.startswith(quote, index):
    byte = string[index]
    if byte == 92:
      if b"r" not in prefix and string.startswith(b"N{", index + 1):
        index = string.index(b"}", index) + 1
      else:
        index += 1 if string[index + 1] in b"{}" else 2
    elif byte == 123 and b"f" in prefix:
      if string[index + 1] == 123:
        index += 2
      else:
        index = find_field(string, index + 1, found)
    else:
      index += 1
  return index + len(quote)


def find_field(string, index, found):
  """From behind the opening brace to behind the closing one."""
  start = index
  place = len(found)
  found.append(None)
  depth = 0
  while True:
    byte = string[index:index + 1]
    if not byte:
      raise ValueError
    if byte in b"\"'":
      quote = quote_at(string, index)
      index = string.index(quote, index + len(quote)) + len(quote)
      continue
    if byte in b"([{":
      depth += 1
    elif depth:
      if byte in b")]}":
        depth -= 1
    elif byte in b"}:":
      break
    elif byte in b"!=<>":
      if string[index + 1:index + 2] == b"=":
        index += 2
        continue
      if byte in b"!=":
        break
    index += 1
  found[place] = (start, index)
  while string[index:index + 1] not in (b":", b"}"):
    index += 1
    if index >= len(string):
      raise ValueError
  if string[index:index + 1] == b":":
    index += 1
    while string[index] != 125:
      index = find_field(string, index + 1, found) if string[index] == 123 else index + 1
  return index + 1


def error(problem, source, name):
  if not isinstance(problem, SyntaxError):
    if isinstance(problem, (RecursionError, MemoryError)):
      message = "nested too deeply for Python %d.%d" % sys.version_info[:2]
    else:
      message = str(problem) or problem.__class__.__name__
    return "0\n0\n0\n0\n" + message
  if not name:
    # In bytes without a named encoding Python counts bytes, and not always; in a text it counts characters.
    try:
      parse(source.decode("utf-8-sig"))
    except SyntaxError as again:
      problem = again
    except Exception:
      pass
  text = lines(source, name)

  def column(line, offset):
    # Python counts characters there.
    if not line or not offset or offset < 0 or line > len(text):
      return 0
    return len(text[line - 1].decode("utf-8", "surrogateescape")[:offset - 1].encode("utf-8", "surrogateescape")) + 1

  line, offset = problem.lineno or 0, problem.offset or 0
  end_line, end_offset = getattr(problem, "end_lineno", 0) or 0, getattr(problem, "end_offset", 0) or 0
  part = (problem.text or "").strip()
  if problem.msg.startswith("f-string: ") and part[:1] == "(" and 0 < line <= len(text):
    # Counted in the expression and its parentheses.
    place = text[line - 1].decode("utf-8", "surrogateescape").find(part[1:-1])
    end_line = 0
    offset = place + offset - 1 if place >= 0 else 0
  return "%d\n%d\n%d\n%d\n%s" % (
    line, column(line, offset), end_line, column(end_line, end_offset), problem.msg)


def answer(source):
  name = encoding(source)
  if name:
    try:
      source.decode(name)
      if not source.isascii():
        part(b"P", places(source, name))
    except Exception:
      # Python itself will say what is wrong with it.
      name = None
  try:
    tree = parse(source)
    if sys.version_info < (3, 12):
      mend(tree, source, name)
    content = dumps(tree, 4)
  except Exception as problem:
    part(b"E", error(problem, source, name).encode("utf-8", "replace"))
  else:
    part(b"T", content)
  output.flush()


def answer_all():
  try:
    while True:
      head = input.read(8)
      if len(head) < 8:
        break
      answer(input.read(int.from_bytes(head, "little")))
  except BaseException as problem:
    problems.append(problem)
  finally:
    done.release()


problems = []


# Trees have no cycles.
gc.disable()
_warnings.filters.insert(0, ("ignore", None, Warning, None, 0))
# A sum of many terms is a deep tree. As far as the limit allows, it fits the stack.
sys.setrecursionlimit(200000)
for megabytes in (512, 64, 8):
  try:
    _thread.stack_size(megabytes << 20)
    done = _thread.allocate_lock()
    done.acquire()
    _thread.start_new_thread(answer_all, ())
    break
  except (RuntimeError, ValueError):
    sys.setrecursionlimit(20000 if megabytes > 64 else 2000)
else:
  sys.exit("there is no memory for a thread")
done.acquire()
# Where kemi does not listen any more, it knows why.
if problems and not isinstance(problems[0], BrokenPipeError):
  raise problems[0]
