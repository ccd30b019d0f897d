-- Share: which part of the emails each provider gets.

-- Expected milliseconds until an email offered to this provider is accepted, by preference.
local function cost(name, othersMs)
  local p = providers[name]
  -- One that nobody has used must not look cheap: it may be of no use for these emails.
  local own = meanMs(p) or 2 * othersMs
  return (own + min(1, p.score) * othersMs) / (settings[name].weight or 1)
end

local function cap(p)
  if not p.rampMs then return 1 end
  local progress = (nowMs - p.rampMs) / rule.rampMs
  return rule.rampFrom ^ max(0, 1 - progress)
end

-- Makes the shares add up to that sum; even ones where there are none.
local function normalize(list, sum)
  local total = 0
  for _, name in ipairs(list) do total = total + providers[name].share end
  for _, name in ipairs(list) do
    local p = providers[name]
    p.share = total > 0 and p.share / total * sum or sum / #list
  end
  return total
end

-- Moves shares among these, which have all of the emails. Not at once: a fleet that chases the fastest overloads it.
local function move(list, costs, best, dt)
  -- The even shares of a new fleet are nobody's experience.
  local rate = nowMs - fleet.bornMs < rule.newMs and rule.newRate or rule.shareRate
  local free = 0
  for _, name in ipairs(list) do
    local p, ratio = providers[name], math.log(costs[name] / costs[best])
    local kept = p.share * exp(-min(rate, rule.shareGain * ratio * ratio) * dt)
    kept = max(min(kept, cap(p)), min(rule.shareFloor, cap(p)))
    if name ~= best then free = free + p.share - kept; p.share = kept end
  end
  -- The cheapest takes what is free. After an outage it takes what it had before, as far as its ramp has come.
  local p = providers[best]
  p.share = min(cap(p), max(p.share + free, p.rampMs and p.before or 0))
  local others = 0
  for _, name in ipairs(list) do if name ~= best then others = others + providers[name].share end end
  for _, name in ipairs(list) do
    local other = providers[name]
    if name ~= best and others > 0 then other.share = min(cap(other), other.share * (1 - p.share) / others) end
  end
  normalize(list, 1)
end

-- Answers each one's part of the emails now, and what it costs. One that rests or is used up has no part, and keeps its share
-- for when it is back.
local function share()
  local dt = min(1, max(0, nowMs - fleet.sharedMs) / 1000)
  fleet.sharedMs = nowMs
  local usable, available, parts, costs, othersMs, best = {}, {}, {}, {}, 0, nil
  for _, name in ipairs(names) do
    parts[name] = 0
    othersMs = max(othersMs, meanMs(providers[name]) or 0)
    if isUsable(name) then table.insert(usable, name) else providers[name].share = 0 end
    if isAvailable(name) then table.insert(available, name) end
  end
  for _, name in ipairs(available) do
    costs[name] = max(0.01, cost(name, othersMs))
    if not best or costs[name] < costs[best] then best = name end
  end
  if not best then return parts, costs end
  normalize(usable, 1)
  local sum = normalize(available, 1)
  move(available, costs, best, dt)
  for _, name in ipairs(available) do
    local p = providers[name]
    parts[name] = p.share
    if cap(p) >= 1 then p.rampMs = nil end
  end
  normalize(available, sum)
  return parts, costs
end
