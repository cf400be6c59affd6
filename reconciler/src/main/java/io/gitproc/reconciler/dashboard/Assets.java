package io.gitproc.reconciler.dashboard;

import io.gitproc.reconciler.api.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** What pages are drawn with. Each is named by what is in it, so that a browser asks for it once. */
public record Assets(Asset style, Asset script, Asset icon) {
    static final String FOLDER = "assets";

    static Assets load() {
        return new Assets(
                Asset.load("dashboard.css", "text/css; charset=utf-8"),
                Asset.load("dashboard.js", "text/javascript; charset=utf-8"),
                Asset.load("icon.svg", "image/svg+xml"));
    }

    /** Empty when there is none of that name. */
    Optional<Page> named(String name) {
        return List.of(style, script, icon).stream()
                .filter(asset -> asset.name().equals(name))
                .map(asset -> new Page(200, asset.type(), asset.text(), Page.Keeping.FOREVER))
                .findFirst();
    }

    /**
     * A file that never changes.
     *
     * @param name with a mark of its content
     */
    public record Asset(String name, String type, String text) {

        private static Asset load(String file, String type) {
            try (InputStream stream = Assets.class.getResourceAsStream(file)) {
                if (stream == null) {
                    throw new IllegalStateException("the build has left out " + file);
                }
                byte[] content = stream.readAllBytes();
                return new Asset(marked(file, content), type, new String(content, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file + " of GitProc itself", e);
            }
        }

        private static String marked(String file, byte[] content) {
            CRC32 mark = new CRC32();
            mark.update(content);
            int dot = file.lastIndexOf('.');
            return file.substring(0, dot) + "-" + Long.toHexString(mark.getValue()) + file.substring(dot);
        }

        public String href() {
            return "/" + FOLDER + "/" + name;
        }
    }
}
