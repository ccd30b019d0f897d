-- One exchange of a worker with the fleet: adds its reports, answers what the fleet knows of each provider named.
--
-- KEYS[1]   marker of this batch of reports: a string, lives 60 s. While it lives, the same batch is not added again.
-- KEYS[2..] one provider each: a hash, lives 26 h after its last report. Its size does not grow with use. Fields:
--             w0..w9   health window, slot = second % 10:     "second attempts failures"
--             h0..h24  usage of the day, slot = hour % 25:    "hour recipients"
--             second   usage of the current second:           "second recipients"
--             latency  decayed sum and count of attempts:     "sum count at"; sum and at in microseconds
--             open     left alone by everybody until then:    epoch milliseconds
-- ARGV[1]   number of reports; then seven values for each:
--             provider (1 = KEYS[2]), attempts, failures, latency of all attempts (microseconds), recipients,
--             milliseconds to be left alone (-1: no reason), 1 if proven well
-- Answers six integers for each provider, in the order of the keys:
--             mean latency (microseconds, -1: not used lately), attempts and failures in the window,
--             recipients this second, recipients in 24 hours, milliseconds it is still to be left alone
--
-- Redis' own TIME is the only clock, so no worker's clock matters. Garbage in a field reads as zero; a key of another type
-- fails the script before it has written anything.

local WINDOW_SECONDS = 10
local DAY_HOURS = 25 -- the current hour and 24 before it: a little more than a day, so that no quota is overrun
local MEAN_DECAY = 10000000 -- microseconds after which an attempt weighs 1/e
local MEAN_FORGOTTEN = 60000000 -- microseconds after which there is no mean
local PROVIDER_TTL = 26 * 3600
local BATCH_TTL = 60
local VALUES_PER_REPORT = 7

local time = redis.call('TIME')
local second = tonumber(time[1])
local micros = second * 1000000 + tonumber(time[2])
local millis = math.floor(micros / 1000)
local hour = math.floor(second / 3600)

local function number(text)
  local n = tonumber(text or 0) or 0
  if n > -1e17 and n < 1e17 then
    return n
  end
  return 0 -- also for nan
end

-- The numbers in a field; `stamp` is the time they belong to, and those of another time count as none.
local function fields(hash, name, stamp)
  local text = hash[name]
  if not text then
    return 0, 0, 0
  end
  local a, b, c = string.match(text, '^(%S+) ?(%S*) ?(%S*)')
  a = number(a)
  if stamp and a ~= stamp then
    return 0, 0, 0
  end
  return a, number(b), number(c)
end

local function load(key)
  local hash = {}
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    hash[flat[i]] = flat[i + 1]
  end
  return hash
end

local function put(provider, name, ...)
  local texts = {}
  for i, n in ipairs({...}) do
    texts[i] = string.format(n == math.floor(n) and '%.0f' or '%.6f', n)
  end
  provider.hash[name] = table.concat(texts, ' ')
  provider.changed[name] = true
end

local function add(provider, attempts, failures, latency, recipients, openFor, closed)
  local hash = provider.hash

  local slot = 'w' .. second % WINDOW_SECONDS
  local _, n, failed = fields(hash, slot, second)
  put(provider, slot, second, n + attempts, failed + failures)

  local _, now = fields(hash, 'second', second)
  put(provider, 'second', second, now + recipients)

  slot = 'h' .. hour % DAY_HOURS
  local _, today = fields(hash, slot, hour)
  put(provider, slot, hour, today + recipients)

  if attempts > 0 then
    local sum, count, at = fields(hash, 'latency')
    local decay = math.exp(-math.max(0, micros - at) / MEAN_DECAY)
    put(provider, 'latency', sum * decay + latency, count * decay + attempts, micros)
  end

  if closed == 1 then
    put(provider, 'open', 0)
  end
  if openFor >= 0 then
    put(provider, 'open', math.max(fields(hash, 'open'), millis + openFor))
  end
end

local function view(hash)
  local attempts, failures, today = 0, 0, 0
  for age = 0, WINDOW_SECONDS - 1 do
    local _, n, failed = fields(hash, 'w' .. (second - age) % WINDOW_SECONDS, second - age)
    attempts, failures = attempts + n, failures + failed
  end
  for age = 0, DAY_HOURS - 1 do
    local _, recipients = fields(hash, 'h' .. (hour - age) % DAY_HOURS, hour - age)
    today = today + recipients
  end
  local _, now = fields(hash, 'second', second)
  local sum, count, at = fields(hash, 'latency')
  local mean = -1
  if count > 0 and micros - at < MEAN_FORGOTTEN then
    mean = math.floor(sum / count)
  end
  return mean, attempts, failures, now, today, math.max(0, (fields(hash, 'open')) - millis)
end

local providers = {}
for i = 2, #KEYS do
  providers[i - 1] = {key = KEYS[i], hash = load(KEYS[i]), changed = {}}
end

local reports = tonumber(ARGV[1])
if reports > 0 and redis.call('SET', KEYS[1], '1', 'NX', 'EX', BATCH_TTL) then
  for i = 0, reports - 1 do
    local values = {}
    for j = 1, VALUES_PER_REPORT do
      values[j] = number(ARGV[1 + i * VALUES_PER_REPORT + j])
    end
    add(providers[values[1]], unpack(values, 2))
  end
  for _, provider in ipairs(providers) do
    if next(provider.changed) then
      for name in pairs(provider.changed) do
        redis.call('HSET', provider.key, name, provider.hash[name])
      end
      redis.call('EXPIRE', provider.key, PROVIDER_TTL)
    end
  end
end

local answer = {}
for _, provider in ipairs(providers) do
  for _, n in ipairs({view(provider.hash)}) do
    answer[#answer + 1] = n
  end
end
return answer
