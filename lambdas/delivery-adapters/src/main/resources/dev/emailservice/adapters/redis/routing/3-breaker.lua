-- Breaker: open, probe, close.

local function change(p, state, reason)
  if state == 'open' and not p.rampMs then p.before = p.share end
  p.rampMs = nil
  p.epoch, p.state, p.since, p.reason, p.outOfService = p.epoch + 1, state, nowMs, reason, false
  p.score, p.streak, p.suspect, p.late, p.blamed, p.stall, p.stalled = 0, 0, false, 0, {}, 0, {}
  p.lease, p.leaseMs, p.probesOk = nil, 0, 0
  p.ring = zeros(20)
end

-- Whether email may go there, limits apart.
local function isUsable(name)
  return settings[name].enabled ~= false and providers[name].state == 'closed'
end

local function someOtherIsClosed(p)
  for _, name in ipairs(names) do
    local other = providers[name]
    if other ~= p and isUsable(name) then return true end
  end
  return false
end

-- Doubles a level; not as far after a relapse, when more than one probe must succeed. Up to 10 % jitter, drawn from the clock:
-- Redis gives every script the same random numbers.
local function backOff(p)
  local wait = rule.backoffMs * 2 ^ p.level
  if not someOtherIsClosed(p) then wait = rule.allOpenMs
  elseif p.relapses > 0 then wait = min(wait, rule.relapseBackoffMs) end
  p.untilMs = nowMs + wait * (0.95 + (nowMs % 101) / 1010)
end

local function open(p, reason)
  local relapse = p.closedMs > 0 and nowMs - p.closedMs < rule.relapseMs
  p.relapses = relapse and p.relapses + 1 or 0
  p.level = relapse and min(p.level + 1, rule.backoffLevels) or 0
  change(p, 'open', reason)
  backOff(p)
end

local function close(p, reason)
  change(p, 'closed', reason)
  p.closedMs, p.rampMs, p.share = nowMs, nowMs, 0
end

local function probed(p, result)
  -- Whoever took longer than the lease lasted has lost it to somebody else.
  if p.state ~= 'open' or p.lease ~= request.worker then return end
  p.lease, p.leaseMs = nil, 0
  if result == 'well' then
    p.probesOk = p.probesOk + 1
    if p.probesOk >= min(1 + p.relapses, rule.probesMax) then close(p, 'probe_succeeded')
    else p.untilMs = nowMs + rule.probeGapMs * min(2, p.relapses) end
  elseif result == 'failed' then
    p.probesOk, p.level = 0, min(p.level + 1, rule.backoffLevels)
    backOff(p)
  else
    p.untilMs = nowMs + rule.probeGapMs
  end
end

-- An operator's decree opens or closes at once. One that is held open comes back as any other does: by a probe and a ramp.
local function obey(name)
  local p, kind = providers[name], forced[name] and forced[name].kind
  if not kind then return end
  if kind == 'closed' then
    p.restMs = 0
    if p.state == 'open' then close(p, 'forced_closed') end
  elseif p.state == 'closed' then
    change(p, 'open', 'forced_' .. kind)
    p.level, p.relapses, p.untilMs = 0, 0, nowMs
  end
end

local function mayBeProbed(name)
  local p = providers[name]
  return p.state == 'open' and not forced[name] and settings[name].enabled ~= false and nowMs >= p.untilMs and nowMs >= p.leaseMs
end
