package io.gitproc.model.unit;

/**
 * Where a unit names another one that it hangs on.
 *
 * @param file its path, as it was given to the parser
 * @param line from 1
 * @param column in characters, from 1
 */
public record Mention(Dependency kind, UnitName other, String file, int line, int column) {}
