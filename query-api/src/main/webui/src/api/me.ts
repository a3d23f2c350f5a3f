import { answer, api, type Told } from "./client";

export type Me = Told<"Me", "subject" | "kind" | "roles" | "whole_fleet">;

export type Role = "admin" | "operator" | "viewer" | "driver";

export function askWhoIAm(): Promise<Me> {
  return answer<Me>(api.GET("/v1/me"));
}

/** Whether somebody has one of these roles. */
export function hasRole(me: Me, ...roles: Role[]): boolean {
  return roles.some((role) => me.roles.includes(role));
}

/** Whether somebody sees vehicles at all: a driver sees only what is their own. */
export function seesVehicles(me: Me): boolean {
  return hasRole(me, "admin", "operator", "viewer");
}
