// Lists all providers.

#include <cstddef>
#include <string>
#include <string_view>

#include "providers/table.h"
#include "sipattach/provider.h"

namespace sipattach {

std::string Providers() {
  std::string list = "[";
  for (std::string_view rows = kProviderRows; !rows.empty();) {
    const std::size_t end = rows.find('\n');
    const std::string_view row = rows.substr(0, end);
    if (list.size() > 1) list += ',';
    list += row.substr(row.rfind('\t') + 1);
    rows.remove_prefix(end + 1);
  }
  return list += ']';
}

}  // namespace sipattach
