-- The fleet's one exchange: take in what a worker saw of the providers, answer the plan for its next emails.
--
-- KEYS[1]  hash {email-service}:routing. One field a provider with its state, "v1:provider:<name>", and one field "v1:fleet",
--          both as MessagePack: it takes Redis less time than JSON. Another layout gets another number, so that old and new
--          workers do not take each other's state for garbage; whoever raises it takes `day` and `account` over from the old.
--          Forgotten two days after the last exchange. Atomic: Redis runs a script alone.
-- ARGV[1]  request, JSON. See ExchangeJson.java for its fields.
-- Answers  plan, JSON. See PlanJson.java.
--
-- Times are milliseconds of Redis' own clock, the only one all workers share. Numbers of emails are in attempts, usage is in
-- recipients. State of one provider (O(1), below 2 KiB):
--   epoch            counts openings and closings; an outcome of an older epoch says nothing about the present one
--   state            closed | open;  since, reason: when and why it became so
--   outOfService     open because our account or configuration there is wrong: it can't work until somebody acts
--   untilMs          open: no probe before;  level: how often the back-off has doubled;  relapses: trips soon after a closing
--   lease, leaseMs   who probes, and until when nobody else may;  probesOk: successful probes in a row
--   closedMs, rampMs when it closed last; since when its share ramps up (nil: no ramp)
--   share            of the emails, 0..1;  before: what it was when it opened
--   lat, latN, latMs decayed sum of attempt times (ms), decayed number of attempts, and when both were decayed last
--   hist, histN      attempt times in 20 buckets, each a factor sqrt(2) wide, the first up to 4 ms, and how many; halved
--                    above 2000
--   score            share of failures among about the last 50 attempts; an unknown outcome weighs as three
--   streak, streakMs failures since the last success that started after streakMs
--   suspect          failures in a row, too few to open it: a few emails go there until more is known
--   alarmist         the worker whose report made it suspect last; not believed twice running, for its own network may be broken
--   late             share of overdue attempts among about the last 50, each counted twice
--   stall, stalled   overdue attempts since the last report of a success, and the workers that reported them: {worker, counted}
--   blamed           the workers that reported failures lately: {worker, failures counted}
--   ring, ringSec    ten one-second buckets {attempts, failures}, and the second of the newest
--   tokens, tokenMs  left of this second's usage limit, and when it was filled last
--   pacing           whether what is left of the day is to last;  pace, paceMs: what of it may be used now, and as of when
--   day, dayHour     25 hourly buckets of recipients used, the last whole 24 h and this one, and the hour of the newest
--   restMs           throttled or quota used up: not to be used before
--   askedMs          when a worker was last told to ask the provider about our account
--   account          what it said then: {perSecond, perDay}; limits beside those of the settings
-- hist, ring and day are stored as strings of bytes, see `arrays`; RoutingHash.java makes all of it readable.
-- An operator's decree is a field of its own, "forced:<provider>": {kind, by, why, untilMs}. See ForcedStateJson.java.

local min, max, floor, exp = math.min, math.max, math.floor, math.exp
local request = cjson.decode(ARGV[1])
local rule = {
  streak = 4, windowAttempts = 10, windowRate = 0.5, score = 0.14, scoreMemory = 50, unknownWeight = 3, rampScore = 0.5,
  blameCap = 2, blamedMost = 8, suspectStreak = 2, suspectEmails = 2, stall = 12, stallWorkers = 6,
  late = 0.1, lateWeight = 2, coldShare = 0.3, coldMs = 15000,
  overdueFactor = 3.5, overdueFloorMs = 150, overdueUnknownMs = 1000,
  backoffMs = 1000, backoffLevels = 3, relapseBackoffMs = 6000, allOpenMs = 2000, outOfServiceMs = 60000,
  relapseMs = 30000, probesMax = 3, probeGapMs = 1000, leaseMs = 8000,
  rampFrom = 0.03, rampMs = 5000, shareFloor = 0.01, shareGain = 4, shareRate = 0.27, newRate = 0.6, newMs = 4000,
  latencyMemoryMs = 700,
  rateHeadroom = 0.97, burst = 0.03, dayPace = 0.8, paceBurstMs = 10000,
  longestMs = 10000, farthestMs = 3600000, askMs = 300000, ttlSeconds = 172800,
}
if request.rules then
  for name, value in pairs(request.rules) do rule[name] = value end
end

local nowMs = request.nowMs
if not nowMs then
  local time = redis.call('TIME')
  nowMs = time[1] * 1000 + floor(time[2] / 1000)
end

local function zeros(n) local list = {} for i = 1, n do list[i] = 0 end return list end

local layout = 'v1:'
local counts = string.rep('I4', 20)
local arrays = { hist = counts, ring = counts, day = string.rep('d', 25) }

local function fresh()
  return {
    epoch = 0, state = 'closed', since = nowMs, reason = 'unused', outOfService = false, untilMs = 0,
    level = 0, relapses = 0, leaseMs = 0, probesOk = 0, closedMs = 0, share = 0, before = 0, lat = 0, latN = 0,
    latMs = nowMs, hist = zeros(20), histN = 0, score = 0, streak = 0, streakMs = 0, suspect = false, late = 0,
    blamed = {}, stall = 0, stalled = {}, ring = zeros(20), ringSec = 0, tokens = 0, tokenMs = 0,
    pacing = false, pace = 0, paceMs = 0, day = zeros(25), dayHour = 0, restMs = 0, askedMs = 0, account = {},
  }
end

local function freshFleet()
  return { batches = ' ', workers = {}, sharedMs = nowMs, bornMs = nowMs, demand = 0, demandMs = nowMs }
end

-- Fails on what is no number, too.
local function isFinite(number) return number - number == 0 end

-- What is stored. Fails, or answers nil, where it is nothing of ours: a number that is none would never go away again. Garbage in
-- the depth makes the exchange fail: see the last section.
local function readFleet(text)
  local f = cmsgpack.unpack(text)
  return type(f.batches) == 'string' and isFinite(f.sharedMs + f.bornMs + f.demand + f.demandMs + #f.workers) and f
end

local function readProvider(text)
  local p = cmsgpack.unpack(text)
  local perSecond, perDay = p.account.perSecond or 1, p.account.perDay or 1
  local sum = p.epoch + p.since + p.untilMs + p.level + p.relapses + p.leaseMs + p.probesOk + p.closedMs + (p.rampMs or 0)
    + p.share + p.before + p.lat + p.latN + p.latMs + p.histN + p.score + p.streak + p.streakMs + p.late + p.stall + p.ringSec
    + p.tokens + p.tokenMs + p.pace + p.paceMs + p.dayHour + p.restMs + p.askedMs + perSecond + perDay + #p.blamed + #p.stalled
  if not isFinite(sum) or type(p.epoch) ~= 'number' or perSecond <= 0 or perDay <= 0 then return nil end
  if p.state ~= 'closed' and p.state ~= 'open' then return nil end
  for field, format in pairs(arrays) do
    p[field] = { struct.unpack(format, p[field]) }
    -- The last value says where the next one would begin.
    p[field][#p[field]] = nil
  end
  return p
end

local function orNil(read, text)
  if not text then return nil end
  local ok, value = pcall(read, text)
  return ok and value or nil
end

local function textOf(value) return type(value) == 'string' and value or '' end

local kinds = { open = true, closed = true, disabled = true }

-- What an operator has decreed, or nil; a decree whose time is over is removed.
local function decree(name, text)
  local forced = orNil(cjson.decode, text)
  if type(forced) ~= 'table' or not kinds[forced.kind] then return nil end
  local untilMs = type(forced.untilMs) == 'number' and isFinite(forced.untilMs) and forced.untilMs or nil
  if untilMs and untilMs <= nowMs then
    redis.call('HDEL', KEYS[1], 'forced:' .. name)
    return nil
  end
  return { kind = forced.kind, by = textOf(forced.by), why = textOf(forced.why), untilMs = untilMs }
end

local fields = { layout .. 'fleet' }
for i, setting in ipairs(request.providers) do
  fields[2 * i], fields[2 * i + 1] = layout .. 'provider:' .. setting.name, 'forced:' .. setting.name
end
local stored = redis.call('HMGET', KEYS[1], unpack(fields))

local fleet = orNil(readFleet, stored[1]) or freshFleet()
local names, providers, settings, forced = {}, {}, {}, {}
for i, setting in ipairs(request.providers) do
  local name = setting.name
  names[i], settings[name] = name, setting
  providers[name] = orNil(readProvider, stored[2 * i]) or fresh()
  forced[name] = decree(name, stored[2 * i + 1])
end

-- Times to come stay as far away as they were where the clock goes back, and are never farther away than an hour.
local function heedClock()
  local back, farthest = max(0, fleet.sharedMs - nowMs), nowMs + rule.farthestMs
  for _, p in pairs(providers) do
    p.untilMs, p.restMs = min(p.untilMs - back, farthest), min(p.restMs - back, farthest)
    p.leaseMs = min(p.leaseMs - back, farthest)
  end
end

-- What there is to store.
local function encoded()
  local pairsOf = { layout .. 'fleet', cmsgpack.pack(fleet) }
  for i, name in ipairs(names) do
    local p = providers[name]
    for field, format in pairs(arrays) do p[field] = struct.pack(format, unpack(p[field])) end
    pairsOf[2 * i + 1], pairsOf[2 * i + 2] = layout .. 'provider:' .. name, cmsgpack.pack(p)
  end
  return pairsOf
end
