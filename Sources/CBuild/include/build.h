// What a build is: from which commit, and for which processors. The package's manifest says the commit.
#ifndef DETENTE_CBUILD_H
#define DETENTE_CBUILD_H

// The commit, shortened, with "+" if files differed from it; empty if the source was in no repository.
const char *detente_commit(void);

// The kind of build and the processors that it runs on, such as "release for x86-64-v3".
const char *detente_build(void);

#endif
