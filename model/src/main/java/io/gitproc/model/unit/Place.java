package io.gitproc.model.unit;

/** A place in a file; line and column count from 1, the column in characters. */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);

    Place right(int characters) {
        return new Place(line, column + characters);
    }
}
