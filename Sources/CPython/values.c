// Results as Python's objects, and objects as nodes.
#include "internal.h"

#include <stdlib.h>

enum { DEEPEST = 32 };

const char *(*ksr_utf8)(PyObject *text, Py_ssize_t *length);

static PyObject *raise(const ksr_proxy *proxy, ksr_result result, PyObject *error) {
  PyObject *text = PyUnicode_DecodeUTF8(proxy->text, (Py_ssize_t)result.number, "replace");
  if (text) PyErr_SetObject(error, text);
  Py_XDECREF(text);
  return NULL;
}

PyObject *ksr_object(const ksr_proxy *proxy, ksr_result result, PyObject *error) {
  switch (result.type) {
    case KSR_INT:
    case KSR_LONG: return PyLong_FromLongLong(result.number);
    case KSR_BOOL: return PyBool_FromLong(result.number != 0);
    // What is no UTF-8 raises a UnicodeDecodeError, as in app_python3.
    case KSR_STR: return PyUnicode_FromStringAndSize(proxy->text, (Py_ssize_t)result.number);
    case KSR_FAILURE: return raise(proxy, result, error);
    default: Py_RETURN_NONE;
  }
}

static PyObject *node_object(const ksr_node **next, const ksr_node *end);

static bool add_child(PyObject *container, const ksr_node *child, const ksr_node **next, const ksr_node *end) {
  PyObject *value = node_object(next, end);
  if (!value) return false;
  bool added;
  if (PyList_Check(container)) {
    added = PyList_Append(container, value) == 0;
  } else {
    PyObject *name = PyUnicode_DecodeUTF8(child->name, (Py_ssize_t)child->name_length, "surrogateescape");
    added = name && PyDict_SetItem(container, name, value) == 0;
    Py_XDECREF(name);
  }
  Py_DECREF(value);
  return added;
}

// As deep as the proxy makes a tree, which is bounded.
static PyObject *node_object(const ksr_node **next, const ksr_node *end) {
  const ksr_node *node = (*next)++;
  switch (node->type) {
    case KSR_INT:
    case KSR_LONG: return PyLong_FromLongLong(node->number);
    case KSR_BOOL: return PyBool_FromLong(node->number != 0);
    case KSR_STR: return PyUnicode_DecodeUTF8(node->text, (Py_ssize_t)node->length, "surrogateescape");
    case KSR_DICT:
    case KSR_ARRAY: break;
    default: Py_RETURN_NONE;
  }
  PyObject *container = node->type == KSR_DICT ? PyDict_New() : PyList_New(0);
  for (int64_t i = 0; container && i < node->number && *next < end; i++) {
    if (!add_child(container, *next, next, end)) Py_CLEAR(container);
  }
  return container;
}

PyObject *ksr_tree(const ksr_proxy *proxy, ksr_result result, PyObject *error) {
  if (result.type != KSR_DICT && result.type != KSR_ARRAY) return ksr_object(proxy, result, error);
  const ksr_node *next = proxy->nodes;
  return node_object(&next, proxy->nodes + proxy->node_count);
}

static ksr_node *add(ksr_nodes *nodes, enum ksr_type type) {
  if (nodes->count == nodes->capacity) {
    size_t capacity = nodes->capacity ? nodes->capacity * 2 : 16;
    ksr_node *moved = reallocarray(nodes->nodes, capacity, sizeof *moved);
    if (!moved) {
      PyErr_NoMemory();
      return NULL;
    }
    nodes->nodes = moved;
    nodes->capacity = capacity;
  }
  ksr_node *node = nodes->nodes + nodes->count++;
  *node = (ksr_node){.type = type};
  return node;
}

// The text of a str, which may hold bytes as surrogates, or of a bytes object.
static const char *text_of(ksr_nodes *nodes, PyObject *value, size_t *length) {
  PyObject *bytes = PyBytes_Check(value) ? ksr_new_reference(value)
                                         : PyUnicode_AsEncodedString(value, "utf-8", "surrogateescape");
  if (!bytes) return NULL;
  if (!nodes->texts) nodes->texts = PyList_New(0);
  bool kept = nodes->texts && PyList_Append(nodes->texts, bytes) == 0;
  Py_DECREF(bytes);
  char *text = NULL;
  Py_ssize_t count = 0;
  if (!kept || PyBytes_AsStringAndSize(bytes, &text, &count) < 0) return NULL;
  *length = (size_t)count;
  return text;
}

static bool add_number(ksr_nodes *nodes, PyObject *value) {
  int overflow;
  long number = PyLong_AsLongAndOverflow(value, &overflow);
  if (overflow) {
    PyErr_SetString(PyExc_TypeError, "a number has to fit into 64 bits");
    return false;
  }
  ksr_node *node = add(nodes, number == (int32_t)number ? KSR_INT : KSR_LONG);
  if (node) node->number = number;
  return node != NULL;
}

static bool add_items(ksr_nodes *nodes, PyObject *value, int depth) {
  Py_ssize_t count = PySequence_Size(value);
  ksr_node *node = count < 0 ? NULL : add(nodes, KSR_ARRAY);
  if (!node) return false;
  node->number = count;
  for (Py_ssize_t i = 0; i < count; i++) {
    PyObject *item = PySequence_GetItem(value, i);
    bool added = item && ksr_add_nodes(nodes, item, depth + 1);
    Py_XDECREF(item);
    if (!added) return false;
  }
  return true;
}

static bool add_entries(ksr_nodes *nodes, PyObject *value, int depth) {
  ksr_node *node = add(nodes, KSR_DICT);
  if (!node) return false;
  node->number = PyDict_Size(value);
  PyObject *key, *entry;
  Py_ssize_t position = 0;
  while (PyDict_Next(value, &position, &key, &entry)) {
    if (!PyUnicode_Check(key)) {
      PyErr_SetString(PyExc_TypeError, "the keys of a dict have to be str");
      return false;
    }
    size_t length = 0;
    const char *name = text_of(nodes, key, &length);
    size_t index = nodes->count;
    if (!name || !ksr_add_nodes(nodes, entry, depth + 1)) return false;
    nodes->nodes[index].name = name;
    nodes->nodes[index].name_length = length;
  }
  return true;
}

bool ksr_add_nodes(ksr_nodes *nodes, PyObject *value, int depth) {
  if (depth > DEEPEST) {
    PyErr_Format(PyExc_ValueError, "values are nested deeper than %d", DEEPEST);
    return false;
  }
  if (value == Py_None) return add(nodes, KSR_NULL) != NULL;
  if (PyBool_Check(value)) {
    ksr_node *node = add(nodes, KSR_BOOL);
    if (node) node->number = value == Py_True;
    return node != NULL;
  }
  if (PyLong_Check(value)) return add_number(nodes, value);
  if (PyUnicode_Check(value) || PyBytes_Check(value)) {
    size_t length = 0;
    const char *text = text_of(nodes, value, &length);
    ksr_node *node = text ? add(nodes, KSR_STR) : NULL;
    if (!node) return false;
    node->text = text;
    node->length = length;
    return true;
  }
  // Of exactly these types: one of the script's own could change while it is read.
  if (PyList_CheckExact(value) || PyTuple_CheckExact(value)) return add_items(nodes, value, depth);
  if (PyDict_CheckExact(value)) return add_entries(nodes, value, depth);
  PyErr_Format(PyExc_TypeError, "%R is none of None, bool, int, str, bytes, list, tuple and dict", value);
  return false;
}

void ksr_free_nodes(ksr_nodes *nodes) {
  free(nodes->nodes);
  Py_CLEAR(nodes->texts);
}
