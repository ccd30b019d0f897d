-- Health: what reports add up to, and whether a provider is to be left.

-- Moves the ring on to this second, emptying the buckets that have passed.
local function turnRing(p)
  local second = floor(nowMs / 1000)
  for s = max(p.ringSec + 1, second - 9), second do
    local at = (s % 10) * 2
    p.ring[at + 1], p.ring[at + 2] = 0, 0
  end
  p.ringSec = max(p.ringSec, second)
  return (second % 10) * 2
end

local function window(p)
  turnRing(p)
  local attempts, failures = 0, 0
  for i = 0, 9 do
    attempts, failures = attempts + p.ring[i * 2 + 1], failures + p.ring[i * 2 + 2]
  end
  return attempts, failures
end

local function meanMs(p) return p.latN > 0 and p.lat / p.latN or nil end

-- What is old weighs ever less beside what is new, and is all there is until then.
local function decayLatency(p)
  local mean = meanMs(p)
  if mean then
    p.latN = max(0.000001, p.latN * exp(min(0, p.latMs - nowMs) / rule.latencyMemoryMs))
    p.lat = mean * p.latN
  end
  p.latMs = nowMs
end

-- How much of what this worker reports counts, so that one worker with a fault of its own can't speak for the fleet.
local function counted(list, worker, number, cap)
  if number == 0 then return 0 end
  local entry
  for _, each in ipairs(list) do if each[1] == worker then entry = each end end
  if not entry then
    entry = { worker, 0 }
    table.insert(list, entry)
    if #list > rule.blamedMost then table.remove(list, 1) end
  end
  local take = max(0, min(number, cap - entry[2]))
  entry[2] = entry[2] + take
  return take
end

-- Attempts are overdue: a hang, seen before its time-outs. If nothing comes back, that is soon enough known; if some do, it takes
-- one in twenty.
local function learnStall(p, report, worker)
  local ok, overdue = report.ok or 0, report.overdue or 0
  p.late = p.late * (1 - 1 / rule.scoreMemory) ^ ok
  local late = isAlone() and overdue or counted(p.blamed, worker, overdue, rule.blameCap)
  p.late = 1 - (1 - p.late) * (1 - 1 / rule.scoreMemory) ^ (late * rule.lateWeight)
  if ok > 0 then
    p.stall, p.stalled = 0, {}
  elseif overdue > 0 then
    p.stall = p.stall + counted(p.stalled, worker, overdue, math.ceil(rule.stall / #fleet.workers))
  end
end

-- When something began. A worker whose clock jumps must not move it into the future.
local function began(agoMs) return nowMs - max(0, agoMs or 0) end

local function learn(p, report, worker)
  decayLatency(p)
  local ok, failed, unknown = report.ok or 0, report.failed or 0, report.unknown or 0
  local attempts = ok + failed + unknown
  p.lat, p.latN = p.lat + max(0, min(report.totalMs or 0, attempts * rule.longestMs)), p.latN + attempts
  local hist, total = p.hist, p.histN
  for _, bucket in ipairs(report.hist or {}) do hist[bucket], total = hist[bucket] + 1, total + 1 end
  if total > 2000 then
    total = 0
    for i = 1, 20 do
      hist[i] = floor(hist[i] / 2)
      total = total + hist[i]
    end
  end
  p.histN = total
  if report.epoch ~= p.epoch then return end

  local bad = failed + unknown
  local take = isAlone() and bad or counted(p.blamed, worker, bad, rule.blameCap)
  local at = turnRing(p)
  p.ring[at + 1], p.ring[at + 2] = p.ring[at + 1] + ok + take, p.ring[at + 2] + take

  p.score = p.score * (1 - 1 / rule.scoreMemory) ^ ok
  if ok > 0 and began(report.okAgoMs) >= p.streakMs then p.streak, p.suspect = 0, false end
  if take > 0 then
    local weight = take * (failed + unknown * rule.unknownWeight) / bad
    p.score = 1 - (1 - p.score) * (1 - 1 / rule.scoreMemory) ^ weight
    if p.streak == 0 then p.streakMs = began(report.badAgoMs) end
    p.streak = p.streak + take
    if p.streak >= rule.suspectStreak and not p.suspect and p.alarmist ~= worker then p.suspect, p.alarmist = true, worker end
  end
  learnStall(p, report, worker)
  if p.score < 0.02 and p.late < 0.02 and p.streak == 0 then p.blamed = {} end
end

-- Whether only a few emails go there until more is known. Never where there is no other.
local function isSuspect(p) return p.suspect and someOtherIsClosed(p) end

-- Why the provider is to be left now, or nil. As a worker's failures count twice at most, it takes several workers.
local function verdict(p)
  if p.stall >= rule.stall then return 'stalled' end
  -- One that came back a moment ago may be cold: it answers late where it has more than it can do yet.
  local cold = nowMs - p.closedMs < rule.coldMs and p.share >= rule.coldShare
  if p.late >= rule.late and not cold then return 'stalled' end
  -- One that has only just come back is left sooner.
  if p.streak >= rule.streak - (p.rampMs and 1 or 0) then return 'failures_in_a_row' end
  if p.score >= rule.score * (p.rampMs and rule.rampScore or 1) then return 'failure_score' end
  if #p.blamed < 2 and not isAlone() then return nil end
  local attempts, failures = window(p)
  if attempts >= rule.windowAttempts and failures / attempts >= rule.windowRate then return 'failure_rate' end
end
