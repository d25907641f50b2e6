#include "cli/process.h"

#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <cstring>

namespace revue {
namespace {

std::atomic<bool> interrupted = false;
std::atomic<const char*> told = nullptr;

void on_interrupt(int) {
  interrupted = true;
  const char* const message = told;
  [[maybe_unused]] const auto written = write(STDERR_FILENO, message, std::strlen(message));
}

}  // namespace

bool reader_is_gone(int descriptor) {
  pollfd out{descriptor, POLLOUT, 0};
  return poll(&out, 1, 0) > 0 && (out.revents & POLLERR) != 0;
}

std::atomic<bool>& catch_interrupts(const char* message) {
  told = message;
  struct sigaction action = {};
  action.sa_handler = on_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return interrupted;
}

}  // namespace revue
