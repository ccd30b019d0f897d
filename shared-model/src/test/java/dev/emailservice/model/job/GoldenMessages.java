package dev.emailservice.model.job;

/** Queue messages kept as they were once written: mail that waits on a queue outlives the version that put it there. */
final class GoldenMessages {

    /** {@link SampleEmails#full()} as schema 1 writes it. Never change it: a change here is mail lost in a deployment. */
    static final String SCHEMA_1 = """
            {"schema":1,"id":"0b8f3c1e-6f0c-4b0e-9a59-1f2d3c4b5a69","acceptedAt":"2026-11-24T10:15:30.123456789Z","sha256":"e2d390370e23e0b189c3d4e2c225ecb8eef91c74d72ed721d12b35c34781c1c0","email":{"from":{"email":"ada@example.com","name":"Ada Lovelace"},"to":[{"email":"grace@example.org"}],"cc":[{"email":"cc@example.org"}],"bcc":[{"email":"hidden@example.org"}],"replyTo":[{"email":"answers@example.com"}],"subject":"Notes on the engine","html":"<p>Hello</p>","text":"Hello","headers":{"X-Zebra":"first","X-Apple":"second"},"attachments":[{"filename":"logo.png","content":"iVBORw0=","contentType":"image/png","contentId":"logo"}],"tags":[{"name":"campaign","value":"engine"}]}}""";

    /** Schema 1 from a version that orders the fields otherwise and writes absent ones out; its hash is of what it wrote. */
    static final String WRITTEN_OTHERWISE = """
            {"schema":1,"id":"0b8f3c1e-6f0c-4b0e-9a59-1f2d3c4b5a69","acceptedAt":"2026-11-24T10:15:30.123456789Z","sha256":"1a5cf4907bc4999a7e52b7cb97e933bd57bf10bfb2c6636c3b0cb31ba7825937","email":{"subject":"Empty fields written out, in another order","from":{"email":"ada@example.com","name":null},"to":[{"email":"grace@example.org"}],"cc":[],"html":null,"text":"Hello"}}""";

    private GoldenMessages() {}
}
