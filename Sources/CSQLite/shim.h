// The only door to SQLite.
#ifndef DETENTE_CSQLITE_SHIM_H
#define DETENTE_CSQLITE_SHIM_H

#include <sqlite3.h>

// Values are copied: SQLITE_TRANSIENT is a cast, which Swift does not import.
static inline int detente_bind_text(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, place, count ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int detente_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, place, count ? bytes : "", count, SQLITE_TRANSIENT);
}

// A copy that SQLite frees, in a buffer that may grow.
static inline int detente_deserialize(sqlite3 *database, const void *bytes, sqlite3_int64 count) {
    unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)count);
    if (!copy) return SQLITE_NOMEM;
    for (sqlite3_int64 i = 0; i < count; i++) copy[i] = ((const unsigned char *)bytes)[i];
    return sqlite3_deserialize(
        database, "main", copy, count, count, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
}

#endif
