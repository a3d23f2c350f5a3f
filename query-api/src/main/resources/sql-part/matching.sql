-- A part of a vehicle's id, name or number plate.
({q:String} = '' OR positionCaseInsensitiveUTF8(@column, {q:String}) > 0
       OR @column IN (SELECT vehicle_id FROM vehicle_names_current WHERE positionCaseInsensitiveUTF8(names, {q:String}) > 0))
