@column > {after_id:String}
ORDER BY @column
