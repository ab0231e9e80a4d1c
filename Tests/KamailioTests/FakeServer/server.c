// As much of a Kamailio as a module sees while it is loaded and called: for releases that cannot be installed, and
// for servers that are not what they say.
//
//   server MODULE.so COMMAND...
//
// Each command is a word: calls are done in their order, what they return is printed, a line each.
#include <CKamailio.h>
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef VERSION
#define VERSION "kamailio 6.1.4 (x86_64/linux) 1a2b3c"
#endif
#ifndef XVAL
#define XVAL 16  // 8 before 5.7
#endif

enum { INT = 1, STR = 2, BOOL = 4, LONG = XVAL == 16 ? 8 : 0, NULL_ = XVAL * 2, DICT = XVAL * 4, ARRAY = XVAL * 8 };

#ifndef NO_VERSION
const char full_version[] = VERSION;
#endif
// What modules are compared with, and from 6.1 on no more than a part of what is exported.
#define FLAGS "STATS: Off, PKG_MALLOC, Q_MALLOC, DBG_SR_MEMORY"
#if XVAL == 16
const char ver_flags[] = FLAGS ", DBG_QM_MALLOC, DBG_TLSF_MALLOC, USE_FUTEX";
#else
const char ver_flags[] = FLAGS ", USE_FUTEX";
#endif

#define TEXT(text) {(char *)text, sizeof(text) - 1}

static int log_error(sip_msg_t *message, kamailio_str *text) {
  printf("log: %.*s", text->len, text->s);
  return 1;
}

static int log_nothing(sip_msg_t *message, kamailio_str *text) { return 1; }

// The function of the server that takes a long: it is passed as a value.
static int seen_long(sip_msg_t *message, kamailio_str *name, kamailio_value *number) {
  printf("long: %.*s %d %ld\n", name->len, name->s, number->type, number->value.l);
  return 7;
}

static long blocks;

static void *allocate(void *pool, size_t size, const char *a, const char *b, unsigned line, const char *c) {
#ifdef ROOM
  if (blocks == ROOM) return NULL;
#endif
  blocks++;
  return malloc(size);
}

static void release(void *pool, void *memory, const char *a, const char *b, unsigned line, const char *c) {
  blocks--;
  free(memory);
}

static char pool;
kamailio_memory _pkg_root = {.name = "fake", .pool = &pool, .block = &pool, .allocate = allocate, .free = release};

static kamailio_item *item(int type, const char *name, kamailio_item *next) {
  kamailio_item *made = allocate(NULL, sizeof *made, "", "", 0, "");
  *made = (kamailio_item){.next = next, .type = type, .name = {(char *)name, name ? (int)strlen(name) : 0}};
  return made;
}

// Lists as the server's own functions return them.
static kamailio_value *variable(sip_msg_t *message, kamailio_str *name) {
  static kamailio_value value;
  value = (kamailio_value){.type = NULL_};
  if (strcmp(name->s, "long") == 0) {
    value = (kamailio_value){.type = LONG ? LONG : INT, .value.l = LONG ? 1L << 40 : 5};
  } else if (strcmp(name->s, "dict") == 0) {
    kamailio_item *bare = item(INT, "bare", NULL);
    bare->value.n = 9;
    kamailio_item *named = item(DICT, "a", bare);
    named->value.items = item(STR, NULL, NULL);
    named->value.items->value.s = (kamailio_str)TEXT("x");
    value = (kamailio_value){.type = DICT, .value.items = named};
  } else if (strcmp(name->s, "array") == 0) {
    kamailio_item *last = item(ARRAY, NULL, NULL);
    last->value.items = item(BOOL, NULL, NULL);
    last->value.items->value.n = 1;
    value = (kamailio_value){.type = ARRAY, .value.items = item(NULL_, NULL, last)};
  } else if (strcmp(name->s, "no text") == 0) {
    value = (kamailio_value){.type = STR, .value.s = {NULL, -3}};
  } else if (strcmp(name->s, "nothing") == 0) {
    return NULL;
  }
  return &value;
}

static kamailio_row core[] = {
    {TEXT(""), TEXT("dbg"), 0, log_nothing, {STR}},
    {TEXT(""), TEXT("err"), 0, log_error, {STR}},
    {TEXT(""), TEXT("no_function"), INT, NULL, {STR}},
    {TEXT(""), TEXT("odd"), INT, log_nothing, {XVAL}},
    {},
};
static kamailio_row pv[] = {{TEXT("pv"), TEXT("get"), XVAL, variable, {STR}}, {}};
static kamailio_row own[] = {{TEXT("own"), TEXT("number"), INT, seen_long, {STR, LONG}}, {}};

static kamailio_table tables[8] = {{TEXT(""), core}, {TEXT("pv"), pv}, {TEXT("own"), own}};
static int table_count = 3;

#ifndef NO_TABLES
kamailio_table *sr_kemi_modules_get(void) { return tables; }
#endif
int sr_kemi_modules_size_get(void) { return table_count; }

int sr_kemi_modules_add(kamailio_row *rows) {
#ifdef FULL
  return -1;
#endif
  tables[table_count++] = (kamailio_table){rows->module, rows};
  return 0;
}

static bool same(kamailio_str one, kamailio_str other) {
  return one.len == other.len && memcmp(one.s, other.s, (size_t)one.len) == 0;
}

static kamailio_row *find(kamailio_row *rows, const char *name) {
  for (; rows->function.s; rows++)
    if (same(rows->function, (kamailio_str){(char *)name, (int)strlen(name)})) return rows;
  return NULL;
}

kamailio_row *sr_kemi_lookup(kamailio_str *module, int index, kamailio_str *function) {
  for (kamailio_row *row = core; row->function.s; row++)
    if (same(row->function, *function)) return row;
  return NULL;
}

static int depth(kamailio_item *items) {
  int deepest = 0;
  for (; items; items = items->next)
    if (items->type == DICT || items->type == ARRAY) {
      int below = depth(items->value.items);
      if (below > deepest) deepest = below;
    }
  return deepest + 1;
}

static void drop(kamailio_item *items) {
  while (items) {
    kamailio_item *next = items->next;
    if (items->type == DICT || items->type == ARRAY) drop(items->value.items);
    release(NULL, items, "", "", 0, "");
    items = next;
  }
}

static void show(const kamailio_value *value) {
  if (value->type == INT) printf("int %d\n", value->value.n);
  else if (value->type == STR) printf("str %.*s\n", value->value.s.len, value->value.s.s);
  else if (value->type == BOOL) printf("bool %d\n", value->value.n);
  else if (LONG && value->type == LONG) printf("long %ld\n", value->value.l);
  else if (value->type == NULL_) printf("null\n");
  else if (value->type == DICT) printf("dict, depth %d\n", depth(value->value.items));
  else if (value->type == ARRAY) printf("array, depth %d\n", depth(value->value.items));
  else printf("type %d\n", value->type);
  if (value->type == DICT || value->type == ARRAY) drop(value->value.items);
}

typedef kamailio_value *(*of_text)(sip_msg_t *, kamailio_str *);
typedef kamailio_value *(*of_number)(sip_msg_t *, int);

int main(int count, char **words) {
  setvbuf(stdout, NULL, _IONBF, 0);
  void *module = dlopen(words[1], RTLD_NOW);
  if (!module) {
    printf("%s\n", dlerror());
    return 1;
  }
  const char **version = dlsym(module, "module_version"), **flags = dlsym(module, "module_flags");
  printf("version: %s\nflags: %s\n", *version, *flags);
  if (strcmp(FLAGS ", USE_FUTEX", *flags) != 0) printf("other flags: " FLAGS ", USE_FUTEX\n");
  int (*load)(char *, int *, void *, void *) = dlsym(module, "mod_register");
  int dlopen_flags = RTLD_NOW;
  if (load(words[1], &dlopen_flags, NULL, NULL) != 0) {
    printf("refused\n");
    return 2;
  }
  kamailio_exports *exports = dlsym(module, "exports");
  kamailio_row *rows = tables[table_count - 1].rows;
  printf("loaded: %s, upper returns %d, first parameter %d\n", exports->name, find(rows, "upper")->returns,
         find(rows, "upper")->parameters[0]);
  sip_msg_t *message = (sip_msg_t *)&pool;
  for (int index = 2; index + 1 < count; index += 2) {
    const char *command = words[index], *argument = words[index + 1];
    kamailio_str text = {(char *)argument, (int)strlen(argument)};
    kamailio_row *row = find(rows, command);
    if (strcmp(command, "start") == 0) {
      printf("start: %d\n", exports->initialize());
      printf("begin: %d\n", exports->initialize_child(atoi(argument)));
    } else if (strcmp(command, "without message") == 0) {
      show(((of_text)find(rows, "variable")->call)(NULL, &text));
    } else if (strcmp(command, "NULL") == 0) {
      kamailio_str none = {NULL, 0}, negative = {(char *)"abc", -2};
      of_text same_text = (of_text)find(rows, "same_text")->call;
      show(same_text(message, NULL));
      show(same_text(message, &none));
      show(same_text(message, &negative));
    } else if (!row) {
      printf("no %s\n", command);
    } else if (row->parameters[0] == INT) {
      show(((of_number)row->call)(message, atoi(argument)));
    } else {
      show(((of_text)row->call)(message, &text));
    }
  }
  printf("blocks: %ld\n", blocks);
  exports->destroy();
  return 0;
}
