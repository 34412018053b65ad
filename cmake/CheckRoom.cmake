# Fails if a file of a room includes a header that the room may not use. Run by sipattach_check_includes:
#   cmake -DROOM=<name> -DPREFIX=<name, or empty> -DUSES=<rooms> -DFILES=<files> -DSTAMP=<file> -P CheckRoom.cmake

cmake_minimum_required(VERSION 3.25)

set(wrong "")
foreach(file IN LISTS FILES)
  file(STRINGS "${file}" includes REGEX "^[ \t]*#[ \t]*include[ \t]*\"")
  foreach(line IN LISTS includes)
    string(REGEX REPLACE "^[^\"]*\"([^\"]*)\".*" "\\1" header "${line}")
    if(PREFIX)
      # Every folder may include the one header above the folders.
      if(header STREQUAL "${PREFIX}/${PREFIX}.h")
        continue()
      endif()
      string(REGEX REPLACE "^${PREFIX}/" "" header "${header}")
    endif()
    string(REGEX MATCH "^[^/]*/" folder "${header}")
    string(REPLACE "/" "" folder "${folder}")
    # Every room may include draft_limits.h.
    if(header STREQUAL "draft_limits.h" OR folder STREQUAL "sipattach" OR folder STREQUAL ROOM)
      continue()
    endif()
    if(folder STREQUAL "")
      string(APPEND wrong "  ${file}: name the folder of \"${header}\"\n")
    elseif(NOT folder IN_LIST USES)
      string(APPEND wrong "  ${file}: ${ROOM}/ may not use \"${header}\"\n")
    endif()
  endforeach()
endforeach()
if(wrong)
  message(FATAL_ERROR "Includes against the direction that CMakeLists.txt gives:\n${wrong}")
endif()
file(TOUCH "${STAMP}")
