package dev.emailservice.delivery.access;

class InMemoryKeyStoreTest implements KeyStoreContract {

    private final KeyStore keys = new InMemoryKeyStore();

    @Override
    public KeyStore keys() {
        return keys;
    }
}
