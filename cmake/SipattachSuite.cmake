# sipattach_suite(<target> [NAME <name>] [COST <seconds>]): adds a GoogleTest executable as one test of CTest. It has
# thousands of tests; starting a process for each would take longer than running them. The output names the ones that
# fail.
#
# COST is how long a slow suite takes under the sanitizers, so that CTest starts it early.
function(sipattach_suite target)
  cmake_parse_arguments(suite "" "NAME;COST" "" ${ARGN})
  if(NOT suite_NAME)
    set(suite_NAME "${target}")
  endif()
  target_link_libraries(${target} PRIVATE GTest::gtest_main)
  add_test(NAME "${suite_NAME}" COMMAND ${target} --gtest_brief=1)
  # On the longest texts, linear work takes seconds; quadratic or exponential work would take hours.
  set_tests_properties("${suite_NAME}" PROPERTIES TIMEOUT 1200)
  if(suite_COST)
    set_tests_properties("${suite_NAME}" PROPERTIES COST "${suite_COST}")
  endif()
endfunction()
