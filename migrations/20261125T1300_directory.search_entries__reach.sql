-- Up Migration
-- Who delivers here: found by municipality, by the municipalities an enterprise serves, or by a box around the circle
-- it serves. A degree of longitude is at least 38 km in Sweden (55–69° north), so that the box is never too small; the
-- question itself looks at the distance. Without these, every entry of the register is read for each question.
create index on directory.search_entries using gin (serves);
create index search_entries_reach on directory.search_entries using gist (
  box(point(lat - serves_radius_km / 111.2::float8, lon - serves_radius_km / 38::float8),
    point(lat + serves_radius_km / 111.2::float8, lon + serves_radius_km / 38::float8)));
