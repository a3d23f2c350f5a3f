package io.fleet.client.example

import com.google.gson.Gson
import io.fleet.client.apis.AlertsApi
import io.fleet.client.apis.TripsApi
import io.fleet.client.apis.VehiclesApi
import io.fleet.client.infrastructure.ApiClient
import io.fleet.client.infrastructure.ClientException
import io.fleet.client.models.Trip

/** Fetches vehicles, trips page by page, open alerts, and a vehicle that is not there; as JSON. */
fun read(baseUrl: String, token: String): String {
    ApiClient.accessToken = token
    val vehicles = VehiclesApi(baseUrl).listVehicles().items.orEmpty()
    val alerts = AlertsApi(baseUrl).listAlerts(state = "opened").items.orEmpty()
    return Gson().toJson(
        mapOf(
            "vehicles" to vehicles.map { listOf(it.vehicleId, it.speedKmph) },
            "trips" to everyTrip(TripsApi(baseUrl)).map { listOf(it.tripId, it.distanceM) },
            "alerts" to alerts.map { listOf(it.alertType, it.severity) },
            "missing" to statusOf { VehiclesApi(baseUrl).getVehicle("nobody") },
        ),
    )
}

private fun everyTrip(api: TripsApi): List<Trip> {
    val trips = mutableListOf<Trip>()
    var cursor: String? = null
    do {
        val page = api.listTrips(limit = 2, cursor = cursor)
        trips += page.items.orEmpty()
        cursor = page.next
    } while (cursor != null)
    return trips
}

private fun statusOf(request: () -> Unit): Int =
    try {
        request()
        200
    } catch (e: ClientException) {
        e.statusCode
    }

/** `BASE_URL`, with the token in the environment's `TOKEN`. */
fun main(arguments: Array<String>) = println(read(arguments[0], System.getenv("TOKEN")))
