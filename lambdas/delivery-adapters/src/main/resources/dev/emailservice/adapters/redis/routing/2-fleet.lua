-- Fleet: repeats, and who else is there.

local function isRepeat(batch)
  for _, seen in ipairs(fleet.batches) do if seen == batch then return true end end
  table.insert(fleet.batches, batch)
  if #fleet.batches > 32 then table.remove(fleet.batches, 1) end
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
  local factor = math.exp(math.min(0, fleet.demandMs - nowMs) / 2000)
  fleet.demand, fleet.demandMs = fleet.demand * factor + want / 2, nowMs
end
