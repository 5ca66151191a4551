package dev.brazecdi.samples

import dev.brazecdi.api.JobStatus
import dev.brazecdi.api.JobSyncStatus
import dev.brazecdi.client.BrazeCdiClient

/** Finds the newest sync that lost rows; reads no page behind it. */
fun lastPartial(braze: BrazeCdiClient, integrationId: String): JobSyncStatus? =
    braze.jobSyncStatuses(integrationId).firstOrNull { it.jobStatus() == JobStatus.PARTIAL }

fun main(arguments: Array<String>) {
    BrazeCdiClient.fromEnv().use { braze ->
        val sync = lastPartial(braze, arguments[0])
        println(sync?.let { "${it.syncStartTime()} lost ${it.rowsFailedWithErrors()} rows" } ?: "none")
    }
}
