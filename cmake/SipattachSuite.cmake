# sipattach_suite(<target> [NAME <name>] [COST <seconds>]): a GoogleTest executable as one test of CTest. One process for
# each of its thousands of tests would take longer to start than they take to run; what fails is named in its output.
#
# COST is how long the slow ones take under the sanitizers, so that they start first.
function(sipattach_suite target)
  cmake_parse_arguments(suite "" "NAME;COST" "" ${ARGN})
  if(NOT suite_NAME)
    set(suite_NAME "${target}")
  endif()
  target_link_libraries(${target} PRIVATE GTest::gtest_main)
  add_test(NAME "${suite_NAME}" COMMAND ${target} --gtest_brief=1)
  # Linear work on the longest texts takes seconds, quadratic or exponential work hours.
  set_tests_properties("${suite_NAME}" PROPERTIES TIMEOUT 1200)
  if(suite_COST)
    set_tests_properties("${suite_NAME}" PROPERTIES COST "${suite_COST}")
  endif()
endfunction()
