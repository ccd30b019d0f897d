package dev.emailservice.model.fleet;

/**
 * The hash in which the routing script keeps what the fleet knows: one field a provider ({@code provider:<name>}) and {@code
 * fleet}, both after {@link #LAYOUT}, and one for each operator's decree ({@code forced:<name>}), which every version reads.
 */
public final class RoutingHash {

    /** The one key: its braces make it one hash slot wherever there is a cluster. */
    public static final String KEY = "{email-service}:routing";

    /** Stands before the fields whose form belongs to the script's version. */
    public static final String LAYOUT = "v1:";

    /**
     * A Redis script that changes nothing and answers the hash whose key it is given, as JSON: an object with a field for each of
     * the hash's, {@link #LAYOUT} taken off, without those that can't be read. The script itself stores MessagePack, and lists of numbers as bytes.
     */
    public static final String LOOK = """
            local counts, answer = ('I4'):rep(20), {}
            local arrays = { hist = counts, ring = counts, day = ('d'):rep(25) }
            local function stored(text)
              local value = cmsgpack.unpack(text)
              for field, format in pairs(arrays) do
                if value[field] then
                  value[field] = { struct.unpack(format, value[field]) }
                  table.remove(value[field])
                end
              end
              return value
            end
            local hash = redis.call('HGETALL', KEYS[1])
            for i = 1, #hash, 2 do
              local ours, decree = hash[i]:match('^v1:(.*)'), hash[i]:match('^forced:.*')
              local ok, value = pcall(ours and stored or cjson.decode, hash[i + 1])
              if ok and type(value) == 'table' and (ours or decree) then answer[ours or decree] = value end
            end
            return cjson.encode(answer)
            """;

    private RoutingHash() {}
}
