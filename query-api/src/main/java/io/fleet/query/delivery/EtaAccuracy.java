package io.fleet.query.delivery;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far off ETAs were that were told so long before vehicles were there.
 *
 * @param horizonBasis horizon and basis in one: its id
 * @param horizonMin how long before arrival, min
 * @param basis what the distance was measured along
 * @param etas how many stops were reached so
 * @param maeS the mean of absolute errors
 * @param p90S nine of ten were not farther off
 * @param biasS the mean of errors; positive: expected too late
 * @param remainingS the mean time that was left
 * @param errorShare mae by that
 * @param naiveMaeS the mean of absolute errors of the mean speed so far
 * @param betterShare by how much mae is below that; left out if it is never off
 */
@Schema(description = "How far off ETAs were, by how long before arrival they were told.")
public record EtaAccuracy(
    @Schema(examples = "30/straight") String horizonBasis,
    long horizonMin,
    @Schema(examples = "straight") String basis,
    long etas,
    double maeS,
    double p90S,
    double biasS,
    double remainingS,
    double errorShare,
    double naiveMaeS,
    Double betterShare) {

  static EtaAccuracy read(Row row) throws SQLException {
    return new EtaAccuracy(
        row.text("horizon_basis"),
        row.integer("horizon_min"),
        row.text("basis"),
        row.integer("etas"),
        row.decimal("mae_s"),
        row.decimal("p90_s"),
        row.decimal("bias_s"),
        row.decimal("remaining_s"),
        row.decimal("error_share"),
        row.decimal("naive_mae_s"),
        row.decimal("better_share"));
  }
}
