-- Share: which part of the emails each provider gets.

-- Expected milliseconds until an email offered to this provider is accepted, by preference.
local function cost(name, othersMs)
  local p = providers[name]
  local own = meanMs(p) or 0
  return (own + math.min(1, p.score) * othersMs) / (settings[name].weight or 1)
end

local function cap(p)
  if not p.rampMs then return 1 end
  local progress = (nowMs - p.rampMs) / rule.rampMs
  if progress >= 1 then p.rampMs = nil return 1 end
  return rule.rampFrom ^ (1 - progress)
end

-- Makes the shares add up to one; even ones where there are none.
local function normalize(closed)
  local total = 0
  for _, name in ipairs(closed) do total = total + providers[name].share end
  for _, name in ipairs(closed) do
    local p = providers[name]
    p.share = total > 0 and p.share / total or 1 / #closed
  end
end

-- Share moves from the dearer to the cheapest, the faster the greater the difference. Not at once: a fleet that chases the
-- fastest overloads it.
local function share()
  local dt = math.min(1, math.max(0, nowMs - fleet.sharedMs) / 1000)
  fleet.sharedMs = nowMs
  local closed, othersMs, best, least = {}, 0, nil, nil
  for _, name in ipairs(names) do
    if isUsable(name) then table.insert(closed, name) else providers[name].share = 0 end
    othersMs = math.max(othersMs, meanMs(providers[name]) or 0)
  end
  if #closed == 0 then return {} end
  local costs = {}
  for _, name in ipairs(closed) do
    costs[name] = math.max(0.01, cost(name, othersMs))
    if not least or costs[name] < least then best, least = name, costs[name] end
  end
  normalize(closed)
  -- The even shares of a new fleet are nobody's experience.
  local rate = nowMs - fleet.bornMs < rule.newMs and rule.newRate or rule.shareRate
  local free = 0
  for _, name in ipairs(closed) do
    local p, ratio = providers[name], math.log(costs[name] / least)
    local kept = p.share * math.exp(-math.min(rate, rule.shareGain * ratio * ratio) * dt)
    kept = math.max(math.min(kept, cap(p)), math.min(rule.shareFloor, cap(p)))
    if name ~= best then free = free + p.share - kept; p.share = kept end
  end
  -- The cheapest takes what is free. After an outage it takes what it had before, as far as its ramp has come.
  local p = providers[best]
  p.share = math.min(cap(p), math.max(p.share + free, p.rampMs and p.before or 0))
  local others = 0
  for _, name in ipairs(closed) do if name ~= best then others = others + providers[name].share end end
  for _, name in ipairs(closed) do
    if name ~= best and others > 0 then providers[name].share = providers[name].share * (1 - p.share) / others end
  end
  normalize(closed)
  return costs
end
