package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.http.Surroundings.Variable;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The certificate authorities trusted besides the platform's: those of the files and folders the environment names.
final class Trust {
    private static final String[] FILES = {"JACKDAW_CA_FILE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"};
    private static final String FOLDERS = "SSL_CERT_DIR";
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private final Surroundings surroundings;

    Trust(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Whether there are any besides the platform's.
    boolean more() {
        return surroundings.first(FILES).or(() -> surroundings.first(FOLDERS)).isPresent();
    }

    /// The variables that name them, each with its value.
    List<String> named() {
        var named = new ArrayList<String>();
        for (String name : FILES) surroundings.first(name).ifPresent(file -> named.add(name + "=" + file.value()));
        surroundings.first(FOLDERS).ifPresent(folders -> named.add(FOLDERS + "=" + folders.value()));
        return named;
    }

    /// TLS that trusts them and the platform's.
    ///
    /// @throws ModelFailure when a file cannot be read or holds no certificate
    SSLContext context() throws ModelFailure {
        try {
            if (!more()) return SSLContext.getDefault();
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate known : platform()) store.setCertificateEntry("platform-" + count++, known);
            for (Certificate added : added()) store.setCertificateEntry("added-" + count++, added);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(Optional.of(store)), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw failure("TLS cannot be set up: " + e.getMessage());
        }
    }

    private static TrustManager[] managers(Optional<KeyStore> store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (store.isPresent()) factory.init(store.get());
        else factory.init((KeyStore) null);
        return factory.getTrustManagers();
    }

    private static List<Certificate> platform() throws GeneralSecurityException {
        var known = new ArrayList<Certificate>();
        for (TrustManager manager : managers(Optional.empty()))
            if (manager instanceof X509TrustManager x509) known.addAll(List.of(x509.getAcceptedIssuers()));
        return known;
    }

    private List<Certificate> added() throws ModelFailure {
        var added = new ArrayList<Certificate>();
        for (String name : FILES) {
            Optional<Variable> file = surroundings.first(name);
            if (file.isPresent()) added.addAll(file(file.get()));
        }
        Optional<Variable> folders = surroundings.first(FOLDERS);
        if (folders.isPresent())
            for (String folder : folders.get().value().split(File.pathSeparator)) added.addAll(folder(folder));
        return added;
    }

    private static List<Certificate> file(Variable variable) throws ModelFailure {
        String named = "the file of certificates " + variable.value() + " (" + variable.name() + ")";
        String mend = ". Name a readable file of PEM certificates, or unset " + variable.name() + ".";
        try {
            List<Certificate> found = parse(Files.readAllBytes(Path.of(variable.value())));
            if (found.isEmpty()) throw failure(named + " holds none" + mend);
            return found;
        } catch (IOException | InvalidPathException e) {
            throw failure(named + " cannot be read: " + e.getClass().getSimpleName() + mend);
        } catch (CertificateException e) {
            throw failure(named + " is broken: " + e.getMessage() + mend);
        }
    }

    /// The certificates of a folder. As with OpenSSL one that is missing, and files that hold none, do not matter.
    private static List<Certificate> folder(String name) {
        var found = new ArrayList<Certificate>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(name))) {
            for (Path file : files) found.addAll(anyOf(file));
        } catch (IOException | InvalidPathException missing) {
            return found;
        }
        return found;
    }

    private static List<Certificate> anyOf(Path file) {
        try {
            return Files.isRegularFile(file) ? parse(Files.readAllBytes(file)) : List.of();
        } catch (IOException | CertificateException none) {
            return List.of();
        }
    }

    /// The certificates of a PEM file, whatever stands between them, or the one of a DER file.
    static List<Certificate> parse(byte[] bytes) throws CertificateException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<Certificate>();
        if (bytes.length > 0 && bytes[0] == 0x30) {
            found.add(factory.generateCertificate(new ByteArrayInputStream(bytes)));
            return found;
        }
        for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            int end = text.indexOf(END, at);
            if (end < 0) throw new CertificateException("a certificate in it has no end");
            byte[] der = Base64.getMimeDecoder().decode(text.substring(at + BEGIN.length(), end));
            found.add(factory.generateCertificate(new ByteArrayInputStream(der)));
        }
        return found;
    }

    private static ModelFailure failure(String why) {
        return ModelFailure.lasting(why, Category.INVALID_REQUEST, 0);
    }
}
