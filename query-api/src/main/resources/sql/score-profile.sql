SELECT k, manoeuvre_weight, crash_weight, severity_factors[1] AS factor_1, severity_factors[2] AS factor_2, severity_factors[3] AS factor_3,
       over_weights[1] AS over_1, over_weights[2] AS over_2, over_weights[3] AS over_3, whole_points
FROM score_profiles
WHERE profile = {profile:String}
LIMIT 1
