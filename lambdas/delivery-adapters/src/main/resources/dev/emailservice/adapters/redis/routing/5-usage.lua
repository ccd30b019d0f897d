-- Usage limits and pacing, in recipients.

local function turnDay(p)
  local hour = math.floor(nowMs / 3600000)
  for h = math.max(p.dayHour + 1, hour - 24), hour do p.day[h % 25 + 1] = 0 end
  p.dayHour = math.max(p.dayHour, hour)
  return hour % 25 + 1
end

local function usedToday(p)
  turnDay(p)
  local used = 0
  for i = 1, 25 do used = used + p.day[i] end
  return used
end

-- The stricter of two limits, either of which may be missing.
local function stricter(a, b) return a and b and math.min(a, b) or a or b end

local function perSecond(name) return stricter(settings[name].perSecond, providers[name].account.perSecond) end

local function perDay(name) return stricter(settings[name].perDay, providers[name].account.perDay) end

-- What the provider says of our account: its limits, and a count in which everybody who uses the account is.
local function learnAccount(account)
  local p = providers[account.provider]
  if not p then return end
  p.account = { perSecond = account.perSecond, perDay = account.perDay }
  local missing, at = account.used - usedToday(p), turnDay(p)
  p.day[at] = math.max(0, p.day[at] + missing)
end

-- Recipients used; a negative number was reserved and is given back.
local function charge(name, recipients)
  local p = providers[name]
  local at = turnDay(p)
  p.day[at] = p.day[at] + recipients
  if p.day[at] < 0 then
    -- Reserved before the hour began.
    local before = (at - 2) % 25 + 1
    p.day[before], p.day[at] = math.max(0, p.day[before] + p.day[at]), 0
  end
  if perSecond(name) then p.tokens = p.tokens - recipients end
end

local function capacity(limit) return math.max(1, limit * rule.burst) end

-- The bucket holds a small share of a second's limit, so that no second, wherever it begins, sees more than the limit.
local function refill(p, limit)
  local gained = (nowMs - p.tokenMs) / 1000 * limit * rule.rateHeadroom
  p.tokens = math.min(capacity(limit), p.tokens + math.max(0, gained))
  p.tokenMs = nowMs
end

-- What this worker asks for: of a batch its part by share, and one more, so that a share is never rounded to nothing.
local function wantedOf(p)
  if request.purpose == 'report' then return 0 end
  if request.purpose == 'batch' then return math.min(request.want, math.ceil(request.want * p.share) + 1) end
  return request.want
end

-- Recipients this worker may send now, charged here and given back if unused; -1 where there is no limit. And the milliseconds
-- until there will be more.
local function reserve(name)
  local p, rate, quota = providers[name], perSecond(name), perDay(name)
  if not isUsable(name) or nowMs < p.restMs then return 0, 0 end
  local want, free = wantedOf(p), nil
  if rate then
    refill(p, rate)
    free = math.floor(p.tokens)
    -- An email larger than the bucket goes when the bucket is full, and is paid off afterwards.
    if p.tokens >= capacity(rate) then free = math.max(free, request.largest or 1) end
  end
  if quota then
    local used = usedToday(p)
    local left = quota - used
    local spare = 1 - used / quota
    if spare < 1 - rule.dayPace then left = math.min(left, math.ceil(want * spare / (1 - rule.dayPace))) end
    free = math.min(free or left, left)
  end
  if isSuspect(p) and request.purpose == 'batch' then
    free = math.min(free or want, rule.suspectEmails * (request.largest or 1))
  end
  if not free then return -1, 0 end
  local granted = math.max(0, math.min(want, free))
  charge(name, granted)
  if quota and usedToday(p) >= quota then return granted, 3600000 end
  return granted, rate and math.max(0, (1 - p.tokens) / (rate * rule.rateHeadroom) * 1000) or 0
end
