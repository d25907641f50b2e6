# revue_embed_text(<target> <file> <function>): compiles a file, of this folder or named in full, into
# <target> as `std::string_view revue::<function>()`, which the target's header declares.
function(revue_embed_text target file function)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${function}.cc")
  get_filename_component(file "${file}" ABSOLUTE)
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -DINPUT=${file} -DOUTPUT=${output}
            -DFUNCTION=${function} -P "${CMAKE_SOURCE_DIR}/cmake/embed_text_script.cmake"
    DEPENDS "${file}" "${CMAKE_SOURCE_DIR}/cmake/embed_text_script.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
