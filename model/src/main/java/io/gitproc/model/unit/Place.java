package io.gitproc.model.unit;

/**
 * A place in a file; line and column count from 1, the column in characters.
 *
 * @param file its path
 */
record Place(String file, int line, int column) {
    static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    /** Of the file, without the folders. */
    String name() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    Place right(int characters) {
        return new Place(file, line, column + characters);
    }
}
