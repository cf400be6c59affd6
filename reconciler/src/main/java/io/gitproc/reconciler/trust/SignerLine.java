package io.gitproc.reconciler.trust;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads one line of the file of allowed signers: principals, options, type, key, comment. */
final class SignerLine {
    private final int number;
    private final List<String> fields;

    private SignerLine(int number, List<String> fields) {
        this.number = number;
        this.fields = fields;
    }

    static AllowedSigner parse(int number, String line) throws BadSignatureException {
        return new SignerLine(number, fields(line)).signer();
    }

    /** Blanks within quotes separate nothing. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + " ").toCharArray()) {
            if (!quoted && (c == ' ' || c == '\t')) {
                if (!field.isEmpty()) {
                    fields.add(field.toString());
                }
                field.setLength(0);
            } else {
                quoted ^= c == '"';
                field.append(c);
            }
        }
        return fields;
    }

    private AllowedSigner signer() throws BadSignatureException {
        if (fields.size() < 3) {
            throw new BadSignatureException("a line has principals, a type and a key");
        }
        boolean hasOptions = KeyType.of(fields.get(1)).isEmpty();
        int type = hasOptions ? 2 : 1;
        SignerOptions options = hasOptions ? options(fields.get(1)) : SignerOptions.none();
        if (fields.size() < type + 2) {
            throw new BadSignatureException("a line has principals, a type and a key");
        }
        SshKey key = key(fields.get(type), fields.get(type + 1));
        return new AllowedSigner(number, PatternList.of(fields.get(0).replace("\"", "")), options, key);
    }

    private static SignerOptions options(String field) throws BadSignatureException {
        SignerOptions options = SignerOptions.none();
        for (String option : field.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            options = options.with(option);
        }
        return options;
    }

    private static SshKey key(String type, String base64) throws BadSignatureException {
        KeyType.require(type);
        try {
            SshKey key = SshKey.of(Base64.getDecoder().decode(base64));
            if (!key.type().equals(type) || VerifyingKey.of(key).type() != KeyType.require(type)) {
                throw new BadSignatureException("the key is not of the type " + type);
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new BadSignatureException("the key is damaged");
        }
    }
}
