# revue_embed_text(<target> <file> <function>): compiles a text file into <target> as
# `std::string_view revue::<function>()`, which the target's header declares.
function(revue_embed_text target file function)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${function}.cc")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -DINPUT=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DOUTPUT=${output}
            -DFUNCTION=${function} -P "${CMAKE_SOURCE_DIR}/cmake/embed_text_script.cmake"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${file}" "${CMAKE_SOURCE_DIR}/cmake/embed_text_script.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
