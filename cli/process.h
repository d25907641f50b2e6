// What a program has to do with those who started it: who reads what it writes, and who stops it.
#ifndef REVUE_CLI_PROCESS_H_
#define REVUE_CLI_PROCESS_H_

#include <atomic>

namespace revue {

// Whether nobody reads what is written to a pipe any more.
bool reader_is_gone(int descriptor);

// From now on the first Ctrl-C, or SIGTERM, writes the message on standard error and sets what is
// returned, which the program may set too; the second one ends the program, as if it were not
// caught. The message must stand for good.
std::atomic<bool>& catch_interrupts(const char* message);

}  // namespace revue

#endif  // REVUE_CLI_PROCESS_H_
