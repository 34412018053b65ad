# sipattach_room(<name> USES <room>...): makes one folder of engine/src a target of its own.
#
# A room may include its own headers, the public ones and those of the rooms that it names. Any other include fails the
# build with a message that names it. Rooms are added from the bottom up, so naming a room that comes later is an error
# too, and there can be no cycles.
#
# The rooms are object libraries; together they make up the static library `sipattach`.

set_property(GLOBAL PROPERTY SIPATTACH_ROOMS "")

# sipattach_check_includes(<folder> [PREFIX <name>] USES <folder>... FILES <file>...): checks the includes of the files
# whenever one of them has changed. Sets `stamp` in the caller to the file to depend on for this. With a PREFIX, the
# folder's headers are "<prefix>/<folder>/...".
function(sipattach_check_includes name)
  cmake_parse_arguments(check "" "PREFIX" "USES;FILES" ${ARGN})
  set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${name}.room")
  add_custom_command(
    OUTPUT "${stamp}"
    COMMAND "${CMAKE_COMMAND}" "-DROOM=${name}" "-DPREFIX=${check_PREFIX}" "-DUSES=${check_USES}"
            "-DFILES=${check_FILES}" "-DSTAMP=${stamp}" -P "${PROJECT_SOURCE_DIR}/cmake/CheckRoom.cmake"
    DEPENDS ${check_FILES} "${PROJECT_SOURCE_DIR}/cmake/CheckRoom.cmake"
    COMMENT "Checking the includes of ${name}"
    VERBATIM)
  set(stamp "${stamp}" PARENT_SCOPE)
endfunction()

function(sipattach_room name)
  cmake_parse_arguments(room "" "" "USES" ${ARGN})
  get_property(known GLOBAL PROPERTY SIPATTACH_ROOMS)
  foreach(used IN LISTS room_USES)
    if(NOT used IN_LIST known AND NOT used STREQUAL "phone")
      message(FATAL_ERROR "engine/src/${name} may not use ${used}, which is not below it.")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY SIPATTACH_ROOMS "${name}")

  file(GLOB files CONFIGURE_DEPENDS "src/${name}/*.cc" "src/${name}/*.h")
  sipattach_check_includes("${name}" USES ${room_USES} FILES ${files})
  list(FILTER files INCLUDE REGEX "\\.cc$")
  if(NOT files)
    add_custom_target(sipattach_${name} DEPENDS "${stamp}")
    return()
  endif()

  set(target sipattach_${name})
  add_library(${target} OBJECT ${files} "${stamp}")
  target_include_directories(${target} PRIVATE include src)
  target_link_libraries(${target} PRIVATE sipattach_code_list)
  # nlohmann/json comes from the staged copy: with /usr/include on its path, em++ would mix in the host's headers.
  target_include_directories(${target} SYSTEM PRIVATE "${SIPATTACH_DEPS_DIR}/include")
  if("phone" IN_LIST room_USES)
    target_link_libraries(${target} PRIVATE sipattach_phone)
  endif()
  sipattach_target(${target})
  if(EMSCRIPTEN)
    # Rules run once per field and are downloaded by everybody, so they are optimised for size. Code that runs once per
    # digit is in phone/. Code that runs once per number is in between, except for the code that writes every byte of a
    # plan.
    if(name MATCHES "^(json|diagnostics)$")
      target_compile_options(${target} PRIVATE -O2 "SHELL:-mllvm -inline-threshold=120")
    elseif(name MATCHES "^(text|number)$")
      sipattach_small(${target} -Os)
    else()
      sipattach_small(${target})
    endif()
  endif()
  target_sources(sipattach PRIVATE $<TARGET_OBJECTS:${target}>)
endfunction()
