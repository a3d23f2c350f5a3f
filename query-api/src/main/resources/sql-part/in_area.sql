({everywhere:Bool}
    OR @column.2 BETWEEN {south_micro:Int64} / 1e6 AND {north_micro:Int64} / 1e6
       AND (@column.1 BETWEEN {west_micro:Int64} / 1e6 AND {east_micro:Int64} / 1e6
            OR @column.1 + 360 BETWEEN {west_micro:Int64} / 1e6 AND {east_micro:Int64} / 1e6
            OR @column.1 - 360 BETWEEN {west_micro:Int64} / 1e6 AND {east_micro:Int64} / 1e6)
       AND ({box:Bool}
            OR pointInPolygon((@column.1, @column.2), {ring:Array(Tuple(Float64, Float64))})
            OR pointInPolygon((@column.1 + 360, @column.2), {ring:Array(Tuple(Float64, Float64))})
            OR pointInPolygon((@column.1 - 360, @column.2), {ring:Array(Tuple(Float64, Float64))})))
