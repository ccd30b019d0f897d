-- Health: what reports add up to, and whether a provider is to be left.

-- Moves the ring on to this second, emptying the buckets that have passed.
local function turnRing(p)
  local second = math.floor(nowMs / 1000)
  for s = math.max(p.ringSec + 1, second - 9), second do
    local at = (s % 10) * 3
    p.ring[at + 1], p.ring[at + 2], p.ring[at + 3] = 0, 0, 0
  end
  p.ringSec = math.max(p.ringSec, second)
  return (second % 10) * 3
end

local function window(p)
  local attempts, failures = 0, 0
  for i = 0, 9 do
    attempts, failures = attempts + p.ring[i * 3 + 1], failures + p.ring[i * 3 + 2]
  end
  return attempts, failures
end

local function decayLatency(p)
  local factor = math.exp((p.latMs - nowMs) / rule.latencyMemoryMs)
  p.lat, p.latN, p.latMs = p.lat * factor, p.latN * factor, nowMs
end

local function meanMs(p) return p.latN > 0.000001 and p.lat / p.latN or nil end

-- How much of this worker's failures counts: a few, so that one worker with a fault of its own can't speak for the fleet.
local function counted(p, worker, failures)
  if isAlone() then return failures end
  local entry
  for _, blame in ipairs(p.blamed) do if blame[1] == worker then entry = blame end end
  if not entry then
    entry = { worker, 0 }
    table.insert(p.blamed, entry)
    if #p.blamed > 2 then table.remove(p.blamed, 1) end
  end
  local take = math.max(0, math.min(failures, rule.blameCap - entry[2]))
  entry[2] = entry[2] + take
  return take
end

local function learn(p, report, worker)
  decayLatency(p)
  local ok, failed, unknown = report.ok or 0, report.failed or 0, report.unknown or 0
  p.lat, p.latN = p.lat + (report.totalMs or 0), p.latN + ok + failed + unknown
  local total = 0
  for _, bucket in ipairs(report.hist or {}) do p.hist[bucket] = p.hist[bucket] + 1 end
  for i = 1, 20 do total = total + p.hist[i] end
  if total > 2000 then for i = 1, 20 do p.hist[i] = p.hist[i] / 2 end end
  if report.epoch ~= p.epoch then return end

  local at = turnRing(p)
  p.ring[at + 1] = p.ring[at + 1] + ok + failed + unknown
  p.ring[at + 2] = p.ring[at + 2] + failed + unknown
  p.ring[at + 3] = p.ring[at + 3] + unknown

  p.score = p.score * (1 - 1 / rule.scoreMemory) ^ ok
  if ok > 0 and nowMs - (report.okAgoMs or 0) >= p.streakMs then p.streak = 0 end
  -- An attempt that is overdue counts once now, and once more if it does end in an unknown outcome.
  local hard, overdue = counted(p, worker, failed + unknown), counted(p, worker, report.overdue or 0)
  for _ = 1, hard + overdue do p.score = p.score + (1 - p.score) / rule.scoreMemory end
  if p.streak == 0 and hard + overdue > 0 then p.streakMs = nowMs - (report.badAgoMs or 0) end
  p.streak = p.streak + hard + overdue * rule.overdueWeight
  if p.score < 0.02 and p.streak == 0 then p.blamed = {} end
end

-- Why the provider is to be left now, or nil. Failures of one worker are not enough while others are there.
local function verdict(p)
  local attempts, failures = window(p)
  if #p.blamed < 2 and not isAlone() then return nil end
  if p.streak >= rule.streak then return 'failures_in_a_row' end
  if attempts >= rule.windowAttempts and failures / attempts >= rule.windowRate then return 'failure_rate' end
  if p.score >= rule.score then return 'failure_score' end
end
