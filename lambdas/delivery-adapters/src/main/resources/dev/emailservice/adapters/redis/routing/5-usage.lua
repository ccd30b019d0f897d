-- Usage limits and pacing, in recipients.

local function turnDay(p)
  local hour = floor(nowMs / 3600000)
  -- The clock has gone back.
  if p.dayHour > hour + 24 then p.dayHour = 0 end
  for h = max(p.dayHour + 1, hour - 24), hour do p.day[h % 25 + 1] = 0 end
  p.dayHour = max(p.dayHour, hour)
  return hour % 25 + 1
end

-- Sums of this exchange, until somebody changes what they are the sum of.
local sums = {}

local function usedToday(p)
  if not sums[p] then
    turnDay(p)
    local used = 0
    for i = 1, 25 do used = used + p.day[i] end
    sums[p] = used
  end
  return sums[p]
end

-- The stricter of two limits, either of which may be missing.
local function stricter(a, b) return a and b and min(a, b) or a or b end

local function perSecond(name) return stricter(settings[name].perSecond, providers[name].account.perSecond) end

local function perDay(name) return stricter(settings[name].perDay, providers[name].account.perDay) end

-- What the provider says of our account: its limits, and a count in which everybody who uses the account is. It lags, and knows
-- nothing of what workers have reserved: where it is lower than ours, ours stands, or the limit would be overrun.
local function learnAccount(account)
  local p = providers[account.provider]
  if not p then return end
  p.account = { perSecond = account.perSecond, perDay = account.perDay }
  local missing, at = account.used - usedToday(p), turnDay(p)
  p.day[at], sums[p] = p.day[at] + max(0, missing), nil
end

-- Recipients used; a negative number was reserved and is given back.
local function charge(name, recipients)
  if recipients == 0 then return end
  local p = providers[name]
  local at = turnDay(p)
  p.day[at], sums[p] = p.day[at] + recipients, nil
  if p.day[at] < 0 then
    -- Reserved before the hour began.
    local before = (at - 2) % 25 + 1
    p.day[before], p.day[at] = max(0, p.day[before] + p.day[at]), 0
  end
  if perSecond(name) then p.tokens = p.tokens - recipients end
  if p.pacing then p.pace = p.pace - recipients end
end

local function isUsedUp(name) return perDay(name) ~= nil and usedToday(providers[name]) >= perDay(name) end

-- Whether email can go there now, this second's limit apart.
local function isAvailable(name) return isUsable(name) and nowMs >= providers[name].restMs and not isUsedUp(name) end

-- A bucket of at most `most` that gains `perMs`.
local function filled(tokens, sinceMs, perMs, most) return min(most, tokens + max(0, nowMs - sinceMs) * perMs) end

-- Of a full bucket an email larger than it may be taken, which is paid off afterwards.
local function takeable(tokens, most) return tokens >= most and max(tokens, request.largest or 1) or tokens end

-- From some part of the day's limit on, what is left is to last until the oldest of what was used falls out of the 24 hours.
-- Before, it may be used as fast as one likes.
local function pacePerMs(p, quota)
  local used = usedToday(p)
  if used < quota * rule.dayPace then return nil end
  for hour = p.dayHour - 24, p.dayHour do
    if p.day[hour % 25 + 1] > 0 then return (quota - used) / ((hour + 25) * 3600000 - nowMs) end
  end
end

-- What this worker asks for: of a batch its part, and one email more, so that a part is never rounded to nothing.
local function wantedOf(part, unmet)
  if request.purpose == 'report' then return 0 end
  if request.purpose ~= 'batch' then return request.want end
  return min(request.want, math.ceil(request.want * part) + (request.largest or 1) + unmet)
end

-- Recipients this worker may send now, and the milliseconds until there will be more; -1 where there is no limit.
-- unmet: of this batch what others can't take.
local function grant(name, part, unmet)
  local p, rate, quota = providers[name], perSecond(name), perDay(name)
  if not isAvailable(name) then return 0, isUsedUp(name) and 3600000 or 0 end
  local free, waitMs = nil, 0
  if rate then
    -- The bucket holds a small share of a second's limit, so that no second, wherever it begins, sees more than the limit.
    local most, perMs = max(1, rate * rule.burst), rate * rule.rateHeadroom / 1000
    p.tokens, p.tokenMs = filled(p.tokens, p.tokenMs, perMs, most), nowMs
    free, waitMs = takeable(p.tokens, most), max(0, 1 - p.tokens) / perMs
  end
  if quota then
    local perMs = pacePerMs(p, quota)
    if perMs then
      local most = max(1, perMs * rule.paceBurstMs)
      p.pace = filled(p.pace, p.paceMs, perMs, most)
      free, waitMs = min(free or quota, takeable(p.pace, most)), max(waitMs, max(0, 1 - p.pace) / perMs)
    else
      p.pace = 0
    end
    p.pacing, p.paceMs = perMs ~= nil, nowMs
    free = min(free or quota, quota - usedToday(p))
  end
  if isSuspect(p) and request.purpose == 'batch' then
    free = min(free or request.want, rule.suspectEmails * (request.largest or 1))
  end
  if not free then return -1, 0 end
  return max(0, min(wantedOf(part, unmet), floor(free))), waitMs
end

-- What each provider grants, by name: {permits, nextPermitMs}. Who gets most of the emails is asked first; what it can't take is
-- asked of the next one.
local function reserve(parts, isRepeat)
  local order, grants, unmet = { unpack(names) }, {}, 0
  table.sort(order, function(a, b)
    return parts[a] > parts[b] or (parts[a] == parts[b] and a < b)
  end)
  for _, name in ipairs(order) do
    local permits, waitMs = grant(name, parts[name], unmet)
    if permits < 0 then unmet = 0
    else unmet = max(0, unmet + math.ceil(request.want * parts[name]) - permits) end
    -- A repeat's permits were charged the first time.
    if permits > 0 and not isRepeat then charge(name, permits) end
    grants[name] = { permits, waitMs }
  end
  return grants
end
