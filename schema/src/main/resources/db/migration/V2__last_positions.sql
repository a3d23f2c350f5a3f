-- The newest fix of each vehicle, as an idempotent state: inserting a row twice changes nothing.
CREATE TABLE vehicle_last_positions
(
    vehicle_id String,
    last_seen  SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    position   AggregateFunction(argMax, Tuple(ts DateTime64(3, 'UTC'), lat_e6 Int32, lon_e6 Int32,
                   speed_ckmph Nullable(Int32), heading_ddeg Nullable(Int32)), Tuple(DateTime64(3, 'UTC'), UInt32)),
    ignition   AggregateFunction(argMax, Nullable(Bool), Tuple(DateTime64(3, 'UTC'), UInt32)),
    driver_id  AggregateFunction(argMax, String, Tuple(DateTime64(3, 'UTC'), UInt32))
)
ENGINE = AggregatingMergeTree
ORDER BY vehicle_id;
