package dev.emailservice.adapters.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * SendGrid's signature: ECDSA with SHA-256 over the timestamp's text and the body's bytes as they came, in base64 (SendGrid,
 * "Getting Started with the Event Webhook Security Features").
 */
final class WebhookSignature {

    private WebhookSignature() {}

    /** The key in base64; empty where it is none. */
    static Optional<PublicKey> key(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64.strip());
            return Optional.of(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the holder of the key signed this body at this time. */
    static boolean fits(PublicKey key, String signature, String timestamp, byte[] body) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(timestamp.getBytes(StandardCharsets.UTF_8));
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
