-- Fleet: repeats, and who else is there.

-- Whether it is among the last batches, of which there are 32 and more: a name has 16 characters at most, and a space after it.
local function isRepeat(batch)
  if fleet.batches:find(' ' .. batch .. ' ', 1, true) then return true end
  fleet.batches = (' ' .. batch .. fleet.batches):sub(1, 32 * 17)
  return false
end

-- The workers heard of last, newest first. With only one in ten seconds there is no second opinion to wait for.
local function noteWorker(worker)
  local kept = { { worker, nowMs } }
  for _, other in ipairs(fleet.workers) do
    if other[1] ~= worker and #kept < rule.stallWorkers and nowMs - other[2] <= 10000 then table.insert(kept, other) end
  end
  fleet.workers = kept
end

local function isAlone() return #fleet.workers < 2 end

-- Recipients a second that all workers together have been asking for, over about two seconds.
local function noteDemand(want)
  local factor = exp(min(0, fleet.demandMs - nowMs) / 2000)
  fleet.demand, fleet.demandMs = fleet.demand * factor + want / 2, nowMs
end
