// The part of a Kamailio module that has to be C: the symbols that the server looks for, its weak symbols, and
// calls by address.
#ifndef KEMI_CBRIDGE_H
#define KEMI_CBRIDGE_H

#include <stdbool.h>
#include <CKamailio.h>

#pragma clang assume_nonnull begin

// Swift's, generated for each module: hands it over to the bridge. 0 if it may be loaded. Weak, so that tests can
// have the bridge without a module.
int kemi_module_load(void) __attribute__((weak));

// What the server calls itself, and the first symbol that it should have and has not.
const char *_Nullable bridge_server_version(void);
const char *_Nullable bridge_missing_symbol(void);

// What the server learns of the module when kemi_module_load() has returned; all of it has to stay where it is.
void bridge_announce(
    const char *name, kamailio_parameter *_Nullable parameters, int (*initialize)(void),
    int (*initialize_child)(int rank), void (*destroy)(void));

int bridge_register(kamailio_row *rows);
kamailio_row *_Nullable bridge_lookup_core(kamailio_str name);
kamailio_table *_Nullable bridge_tables(void);
int bridge_table_count(void);

// Calls a function of an export table. Kamailio runs where each of these arguments takes a register or a slot of
// the size of a pointer, whatever its type, so that one type of function calls them all.
int bridge_call_int(void *function, sip_msg_t *_Nullable message, const intptr_t *words);
const kamailio_value *_Nullable bridge_call_value(
    void *function, sip_msg_t *_Nullable message, const intptr_t *words);

// The server's private memory: it frees the items of a list that a function returns, and a module those that it gets.
void *_Nullable bridge_allocate(size_t size);
void bridge_free(void *memory);

#pragma clang assume_nonnull end

#endif
