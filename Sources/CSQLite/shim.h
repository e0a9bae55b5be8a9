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

#endif
