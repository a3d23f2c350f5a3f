-- A cell of resolution 9 reaches less than 300 m from its centre: what is further from the box holds nothing of the area.
(@column.2 BETWEEN {south_micro:Int64} / 1e6 - 0.003 AND {north_micro:Int64} / 1e6 + 0.003
    AND (abs(@column.2) > 85
         OR @column.1 BETWEEN {west_micro:Int64} / 1e6 - 0.04 AND {east_micro:Int64} / 1e6 + 0.04
         OR @column.1 + 360 BETWEEN {west_micro:Int64} / 1e6 - 0.04 AND {east_micro:Int64} / 1e6 + 0.04
         OR @column.1 - 360 BETWEEN {west_micro:Int64} / 1e6 - 0.04 AND {east_micro:Int64} / 1e6 + 0.04))
