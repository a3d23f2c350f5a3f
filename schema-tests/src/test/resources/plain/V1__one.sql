CREATE TABLE one (x Int8) ENGINE = Memory;
