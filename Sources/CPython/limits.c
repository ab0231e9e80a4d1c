// A script that does not end, or that eats memory, is stopped by an exception.
//
// A thread looks on. It sends a signal to the thread that runs the script, which Python answers by a call of ours
// between two instructions of the script, or by waking from a sleep; and the call raises.

#include "internal.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
  INTERVAL = 20,      // milliseconds between two looks
  PATIENCE = 3000,    // milliseconds for a script that catches the exception, or is in a function without end
  INTOLERABLE = 4,    // times its memory limit ends the process at once
};

static const char *const reasons[] = {NULL, "it ran longer in one route", "it needs more memory"};

static struct {
  pthread_mutex_t lock;
  pthread_cond_t changed;
  pthread_t script;
  bool watches;  // the thread exists
  bool active;
  int64_t deadline;  // of the monotonic clock, in milliseconds
  int64_t base;      // bytes that the process held before the script was loaded
  int64_t limit;     // that it may grow by
  atomic_int reason;  // the limit that was exceeded
} watch = {.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};

static PyObject *stopped_type;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static int64_t resident_bytes(void) {
  char text[128];
  int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  ssize_t count = read(file, text, sizeof text - 1);
  close(file);
  text[count > 0 ? count : 0] = 0;
  long long total = 0, resident = 0;
  return sscanf(text, "%lld %lld", &total, &resident) == 2 ? resident * sysconf(_SC_PAGESIZE) : 0;
}

static void end_process(int reason) {
  char text[200];
  int length = snprintf(text, sizeof text,
                        "kemi: error: the script had to be killed: %s than the limit allows, and it went on\n",
                        reasons[reason]);
  // Nothing is lost by a message that cannot be written.
  if (write(STDERR_FILENO, text, (size_t)length) < 0) _exit(1);
  _exit(1);
}

// With the lock held.
static void look(void) {
  int64_t time = now();
  int64_t held = resident_bytes() - watch.base;
  int reason = watch.reason;
  if (!reason) {
    if (held > watch.limit) {
      reason = 2;
    } else if (time > watch.deadline) {
      reason = 1;
    }
    if (reason) watch.deadline = time;
    watch.reason = reason;
  }
  if (!reason) return;
  if (time > watch.deadline + PATIENCE || held / INTOLERABLE > watch.limit) end_process(reason);
  pthread_kill(watch.script, SIGXCPU);
}

static void *watch_script(void *unused) {
  (void)unused;
  pthread_mutex_lock(&watch.lock);
  for (;;) {
    while (!watch.active) pthread_cond_wait(&watch.changed, &watch.lock);
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += INTERVAL * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
      until.tv_nsec -= 1000000000L;
      until.tv_sec++;
    }
    pthread_cond_timedwait(&watch.changed, &watch.lock, &until);
    if (watch.active) look();
  }
  return NULL;
}

// Python calls it in the script's thread.
static PyObject *raise_stopped(PyObject *self, PyObject *arguments) {
  (void)self;
  (void)arguments;
  int reason = watch.reason;
  if (!watch.active || !reason) Py_RETURN_NONE;
  return PyErr_Format(stopped_type, "the script was stopped: %s than the limit allows", reasons[reason]);
}

bool ksr_set_up_limits(void) {
  // Not an Exception, which scripts catch.
  if (!stopped_type) stopped_type = PyErr_NewException("KSR.ScriptStopped", PyExc_BaseException, NULL);
  return stopped_type != NULL;
}

static bool start_watching(void) {
  static PyMethodDef method = {"raise_stopped", raise_stopped, METH_VARARGS, NULL};
  PyObject *function = PyCFunction_New(&method, NULL);
  PyObject *module = PyImport_ImportModule("signal");
  PyObject *before = module && function ? PyObject_CallMethod(module, "signal", "iO", SIGXCPU, function) : NULL;
  bool ready = before != NULL;
  Py_XDECREF(before);
  Py_XDECREF(module);
  Py_XDECREF(function);
  // Signals go to the thread of the script, whatever it is.
  sigset_t all, previous;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &previous);
  pthread_t thread;
  ready = ready && pthread_create(&thread, NULL, watch_script, NULL) == 0;
  pthread_sigmask(SIG_SETMASK, &previous, NULL);
  // Whoever has started this process may have blocked it: threads of Dispatch do.
  sigset_t own;
  sigemptyset(&own);
  sigaddset(&own, SIGXCPU);
  pthread_sigmask(SIG_UNBLOCK, &own, NULL);
  if (ready) pthread_detach(thread);
  return ready;
}

void ksr_begin_limits(ksr_python_limits limits, bool anew) {
  if (!watch.watches) {
    watch.watches = start_watching();
    // Without it the script runs unlimited.
    PyErr_Clear();
  }
  pthread_mutex_lock(&watch.lock);
  if (anew) watch.base = resident_bytes();
  watch.script = pthread_self();
  watch.deadline = now() + limits.milliseconds;
  watch.limit = limits.bytes;
  watch.reason = 0;
  watch.active = true;
  pthread_cond_signal(&watch.changed);
  pthread_mutex_unlock(&watch.lock);
}

void ksr_end_limits(void) {
  pthread_mutex_lock(&watch.lock);
  watch.active = false;
  pthread_mutex_unlock(&watch.lock);
}
