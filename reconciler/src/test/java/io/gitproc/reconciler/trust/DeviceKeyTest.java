package io.gitproc.reconciler.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys in a device, which needs a finger: the device is played here, as PROTOCOL.u2f of OpenSSH says. */
final class DeviceKeyTest {
    private static final String TYPE = "sk-ssh-ed25519@openssh.com";
    private static final byte[] MESSAGE = bytes("message");
    private static final byte[] FLAGS_AND_COUNTER = {1, 0, 0, 0, 7};

    private KeyPair pair;
    private VerifyingKey key;

    @BeforeEach
    void make() throws GeneralSecurityException, BadSignatureException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        SshKey written = SshKey.of(strings(bytes(TYPE), point, bytes("ssh:")));
        assertThat(written.shown()).startsWith("ED25519-SK SHA256:");
        key = VerifyingKey.of(written);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] strings(byte[]... strings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] string : strings) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(string.length).array());
            out.writeBytes(string);
        }
        return out.toByteArray();
    }

    private byte[] signed(byte[] flagsAndCounter) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(SshKey.sha256(bytes("ssh:")));
        signature.update(flagsAndCounter);
        signature.update(SshKey.sha256(MESSAGE));
        return signature.sign();
    }

    private static RawSignature raw(byte[] signature, byte[] flagsAndCounter) throws BadSignatureException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(strings(bytes(TYPE), signature));
        out.writeBytes(flagsAndCounter);
        return RawSignature.read(out.toByteArray());
    }

    @Test
    void whatTheDeviceSignedIsGood() throws Exception {
        RawSignature signature = raw(signed(FLAGS_AND_COUNTER), FLAGS_AND_COUNTER);

        assertThatCode(() -> signature.require(key, MESSAGE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> signature.require(key, bytes("other"))).hasMessageContaining("not of this content");
    }

    @Test
    void anotherCounterIsAnotherSignature() throws Exception {
        RawSignature signature = raw(signed(FLAGS_AND_COUNTER), new byte[] {1, 0, 0, 0, 8});

        assertThatThrownBy(() -> signature.require(key, MESSAGE)).hasMessageContaining("not of this content");
    }

    @Test
    void aSignatureWithoutThemIsNotOfADevice() throws Exception {
        RawSignature signature = raw(signed(FLAGS_AND_COUNTER), new byte[0]);

        assertThatThrownBy(() -> signature.require(key, MESSAGE)).hasMessageContaining("does not suit its key");
    }
}
